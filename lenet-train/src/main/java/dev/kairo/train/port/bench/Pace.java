package dev.kairo.train.port.bench;

import java.util.Random;

/** In which cycles one side of a port lets a word pass. */
public interface Pace {
  /** Whether a word may pass in a cycle; asked once for each cycle. */
  boolean passes(long cycle);

  /** In every cycle whose number the period divides. */
  static Pace every(int period) {
    return cycle -> cycle % period == 0;
  }

  /** In some percent of the cycles, the same ones whenever the seed is. */
  static Pace sometimes(int percent, long seed) {
    Random random = new Random(seed);
    return cycle -> random.nextInt(100) < percent;
  }
}
