package dev.kairo.sim.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Some worker JVMs that share a queue of jobs. A segmentation fault in a model, or a {@code
 * System.exit} in a job, loses that job only: it comes back as {@link Outcome.Crashed} with its
 * log, and the next job gets a fresh JVM. JVMs start when first needed.
 */
public final class Workers implements AutoCloseable {
  private final Path logs;
  private final List<String> jvmArguments;
  private final Duration limit;
  private final ExecutorService threads;
  private final BlockingQueue<WorkerProcess> idle = new LinkedBlockingQueue<>();
  private final AtomicInteger started = new AtomicInteger();

  private Workers(int count, List<String> jvmArguments, Duration limit) {
    this.jvmArguments = List.copyOf(jvmArguments);
    this.limit = limit;
    try {
      logs = Files.createTempDirectory("kairo-workers-");
    } catch (IOException problem) {
      throw new UncheckedIOException(
          "No temporary directory can be made for workers' logs.", problem);
    }
    threads = Executors.newFixedThreadPool(count);
  }

  /** Up to {@code count} workers; each job may take {@code limit}. */
  public static Workers of(int count, Duration limit, String... jvmArguments) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The number of workers is " + count + "; there must be at least 1.");
    }
    return new Workers(count, List.of(jvmArguments), limit);
  }

  /** Queues a job. The future never fails because of what the job does. */
  public CompletableFuture<Outcome> submit(Class<? extends WorkerJob> job, String input) {
    return CompletableFuture.supplyAsync(() -> run(job.getName(), input), threads);
  }

  /** How many JVMs were started so far; more than the count means that some died. */
  public int started() {
    return started.get();
  }

  private Outcome run(String job, String input) {
    try {
      WorkerProcess worker = idle.poll();
      if (worker == null || !worker.isAlive()) {
        int number = started.incrementAndGet();
        worker = new WorkerProcess(jvmArguments, logs.resolve("worker-" + number + ".log"));
      }
      Outcome outcome = worker.run(job, input, limit);
      if (worker.isAlive()) {
        idle.add(worker);
      }
      return outcome;
    } catch (IOException problem) {
      throw new UncheckedIOException("A worker JVM can't be started.", problem);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a worker was running.", interrupt);
    }
  }

  /** Ends the workers; logs of crashes stay, others go. */
  @Override
  public void close() {
    threads.shutdownNow();
    for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
      worker.close();
      try {
        Files.deleteIfExists(worker.log());
      } catch (IOException problem) {
        System.getLogger("kairo").log(System.Logger.Level.DEBUG, "log left behind", problem);
      }
    }
    try (var left = Files.list(logs)) {
      if (left.findAny().isEmpty()) {
        Files.delete(logs);
      }
    } catch (IOException problem) {
      System.getLogger("kairo").log(System.Logger.Level.DEBUG, "logs left behind", problem);
    }
  }
}
