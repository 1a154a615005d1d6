package dev.kairo.train.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share work of a few microseconds. Every part is a range of results that depend on
 * nothing outside it, so that the number of threads has no say in them.
 *
 * <p>Parts are taken by whoever is free, the caller among them: a helper that has lost its core to
 * other programs is not waited for before it has taken one.
 */
public final class Crew implements AutoCloseable {
  /** About 50 microseconds, longer than the gaps between two works of a sample. */
  private static final int SPINS = 20_000;

  private static final int TURN = 32;

  private final List<Thread> helpers = new ArrayList<>();

  /** The number of the work in the upper half, the parts that nobody has taken in the lower. */
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger finished = new AtomicInteger();
  private volatile boolean closed;
  private volatile Throwable failure;

  // Written before a ticket is given out, and not again before all of its parts are finished.
  private Share share = (from, upTo) -> {};
  private int count;
  private int parts;

  /** A part of some work: the results from {@code from} to before {@code upTo}. */
  interface Share {
    void of(int from, int upTo);
  }

  /** A crew of some threads, the caller's among them. */
  public Crew(int threads) {
    for (int i = 1; i < threads; i++) {
      Thread helper = new Thread(this::help, "golden " + i);
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
    parts = threads();
    failure = null;
    finished.set(0);
    ticket.set(((ticket.get() >>> TURN) + 1 << TURN) + parts);
    helpers.forEach(LockSupport::unpark);
    int spins = 0;
    while (finished.get() < parts) {
      if (takePart()) {
        continue;
      }
      if (spins++ < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    if (failure != null) {
      throw new IllegalStateException("A part of the golden network failed.", failure);
    }
  }

  /** Does a part if there is one that nobody has taken. */
  private boolean takePart() {
    long now = ticket.get();
    int left = (int) now;
    if (left == 0 || !ticket.compareAndSet(now, now - 1)) {
      return false;
    }
    try {
      share.of(edge(left - 1), edge(left));
    } catch (RuntimeException | Error problem) {
      failure = problem;
    } finally {
      finished.incrementAndGet();
    }
    return true;
  }

  private int edge(int part) {
    return (int) ((long) count * part / parts);
  }

  private void help() {
    int spins = 0;
    while (!closed) {
      if (takePart()) {
        spins = 0;
      } else if (spins++ < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    helpers.forEach(LockSupport::unpark);
  }
}
