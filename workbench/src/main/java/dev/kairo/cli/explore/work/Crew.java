package dev.kairo.cli.explore.work;

import dev.kairo.cli.explore.space.Candidate;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Some threads that take points from the front of a list, one at a time each. */
final class Crew {
  private static final long PATIENCE_SECONDS = 10;

  private final int size;

  Crew(int size) {
    this.size = size;
  }

  /** Works on all points; the first problem that is not one point's own ends the work. */
  void work(List<Candidate> candidates, Consumer<Candidate> work) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(size, candidates.size()));
    try {
      CompletionService<Candidate> ended = new ExecutorCompletionService<>(threads);
      for (Candidate candidate : candidates) {
        ended.submit(() -> work.accept(candidate), candidate);
      }
      for (int i = 0; i < candidates.size(); i++) {
        ended.take().get();
      }
    } catch (ExecutionException problem) {
      if (problem.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) problem.getCause();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while exploring.", ending);
    } finally {
      end(threads);
    }
  }

  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
