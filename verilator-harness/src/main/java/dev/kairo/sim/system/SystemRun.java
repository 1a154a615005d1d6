package dev.kairo.sim.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A run of all boards of a system.
 *
 * <p>A board may be ahead of another by as many cycles as the cable between them is long, and what
 * it does hangs on nothing but the words that arrive. So threads and processes change how long a
 * run takes and not a bit of it. Every board runs the same number of cycles: whether all are done
 * is asked every {@value Crew#STRETCH} cycles.
 *
 * @param cycles cycles that each board ran
 * @param done whether every site was done, or else the limit was reached
 * @param results what each site says came of it
 */
public record SystemRun(long cycles, boolean done, Map<String, String> results) {
  public SystemRun {
    results = Map.copyOf(results);
  }

  /** Runs the boards on threads of this process; their sites stay open. */
  public static SystemRun inThreads(
      Wiring wiring, Map<String, ? extends Site> sites, int threads, long limit) {
    SharedMemory memory = SharedMemory.ofProcess(wiring);
    return run(wiring, wiring.boards(), sites, memory, new Extent(threads, limit));
  }

  /** How many threads at most and how many cycles at most. */
  record Extent(int threads, long limit) {
    Extent {
      if (threads < 1 || limit < 1) {
        throw new IllegalArgumentException(
            "A run takes at least 1 thread and 1 cycle, not %d and %d.".formatted(threads, limit));
      }
    }
  }

  /** Runs some of the boards here; the others meet them in the memory. */
  static SystemRun run(
      Wiring wiring,
      List<String> boards,
      Map<String, ? extends Site> sites,
      SharedMemory memory,
      Extent extent) {
    List<BoardRunner> runners = new ArrayList<>();
    for (String board : boards) {
      if (!sites.containsKey(board)) {
        throw new IllegalArgumentException("The board " + board + " has no site.");
      }
      runners.add(new BoardRunner(board, sites.get(board), wiring, memory));
    }
    List<Crew> crews = new ArrayList<>();
    int threads = Math.min(extent.threads(), runners.size());
    for (int thread = 0; thread < threads; thread++) {
      List<BoardRunner> own = new ArrayList<>();
      for (int i = thread; i < runners.size(); i += threads) {
        own.add(runners.get(i));
      }
      crews.add(new Crew(own, wiring, memory.meeting(), extent.limit()));
    }
    work(crews);
    Map<String, String> results = new LinkedHashMap<>();
    runners.forEach(runner -> results.put(runner.name(), runner.site().result()));
    return new SystemRun(crews.get(0).cycles(), crews.get(0).done(), results);
  }

  private static void work(List<Crew> crews) {
    ExecutorService pool = Executors.newFixedThreadPool(crews.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      crews.forEach(crew -> running.add(pool.submit(crew)));
      RuntimeException first = null;
      for (Future<?> future : running) {
        try {
          future.get();
        } catch (ExecutionException failed) {
          first = cause(first, failed.getCause());
        }
      }
      if (first != null) {
        throw first;
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while boards were running.", interrupt);
    } finally {
      pool.shutdownNow();
    }
  }

  /** The failure that is told: that of the board, not of those that waited for it. */
  private static RuntimeException cause(RuntimeException known, Throwable problem) {
    if (problem instanceof Error error) {
      throw error;
    }
    boolean follows = known == null || known instanceof Crew.AbandonedRun;
    return follows ? (RuntimeException) problem : known;
  }
}
