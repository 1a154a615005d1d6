package dev.kairo.hw.verilog;

import java.util.Arrays;

/** Jobs and the places in the module's text where they are to be printed. */
final class Schedule {
  /** Behind everything that has a place of its own. */
  static final int END = Integer.MAX_VALUE;

  private long[] order = new long[64];
  private Runnable[] jobs = new Runnable[64];
  private int size;

  void at(int position, Runnable job) {
    if (size == jobs.length) {
      order = Arrays.copyOf(order, size * 2);
      jobs = Arrays.copyOf(jobs, size * 2);
    }
    order[size] = (long) position << 32 | size;
    jobs[size++] = job;
  }

  /** Runs every job, the ones of one place in the order in which they came. */
  void run() {
    Arrays.sort(order, 0, size);
    for (int i = 0; i < size; i++) {
      jobs[(int) order[i]].run();
    }
  }
}
