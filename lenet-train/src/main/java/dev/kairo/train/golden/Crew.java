package dev.kairo.train.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share work of a few microseconds. Every share is a range of results that depend on
 * nothing outside it, so that the number of threads has no say in them.
 */
public final class Crew implements AutoCloseable {
  /** About 50 microseconds, longer than the gaps between two works of a sample. */
  private static final int SPINS = 20_000;

  private final List<Thread> helpers = new ArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile int turn;
  private volatile boolean closed;
  private Share share = (from, upTo) -> {};
  private int count;
  private volatile Throwable failure;

  /** A part of some work: the results from {@code from} to before {@code upTo}. */
  interface Share {
    void of(int from, int upTo);
  }

  /** A crew of some threads, the caller's among them. */
  public Crew(int threads) {
    for (int i = 1; i < threads; i++) {
      int number = i;
      Thread helper = new Thread(() -> help(number), "golden " + number);
      helper.setDaemon(true);
      helpers.add(helper);
      helper.start();
    }
  }

  /** How many threads there are. */
  public int threads() {
    return helpers.size() + 1;
  }

  /** Does a number of results, and returns when all are done. */
  void share(int results, Share work) {
    if (closed) {
      throw new IllegalStateException("This crew is closed; make another one.");
    }
    if (helpers.isEmpty()) {
      work.of(0, results);
      return;
    }
    share = work;
    count = results;
    busy.set(helpers.size());
    turn++;
    helpers.forEach(LockSupport::unpark);
    try {
      doPart(0);
    } finally {
      awaitHelpers();
    }
    if (failure != null) {
      throw new IllegalStateException("A part of the golden network failed.", failure);
    }
  }

  /** Spins at first; a helper that lost its core gets this one. */
  private void awaitHelpers() {
    int spins = 0;
    while (busy.get() > 0) {
      if (spins++ < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private void doPart(int number) {
    int parts = threads();
    share.of((int) ((long) count * number / parts), (int) ((long) count * (number + 1) / parts));
  }

  private void help(int number) {
    int seen = 0;
    while (true) {
      int spins = 0;
      while (turn == seen && !closed) {
        if (spins++ < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (closed) {
        return;
      }
      seen = turn;
      try {
        doPart(number);
      } catch (RuntimeException | Error problem) {
        failure = problem;
      } finally {
        busy.decrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    helpers.forEach(LockSupport::unpark);
  }
}
