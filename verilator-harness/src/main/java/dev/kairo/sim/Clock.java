package dev.kairo.sim;

/**
 * A clock input: it rises first at {@code phase}, then every {@code period} units of simulated
 * time, and is high for half a period.
 *
 * @param name the input's name
 * @param period an even number of time units
 * @param phase when it rises first, at least 1
 */
public record Clock(String name, int period, int phase) {
  private static final int DEFAULT_PERIOD = 10;

  public Clock {
    if (period < 2 || period % 2 != 0) {
      throw new IllegalArgumentException(
          "The period of clock %s is %d; it must be even and at least 2.".formatted(name, period));
    }
    if (phase < 1) {
      throw new IllegalArgumentException(
          "The phase of clock %s is %d; it must be at least 1.".formatted(name, phase));
    }
  }

  /** A clock of period 10 that rises first at 5. */
  public static Clock named(String name) {
    return new Clock(name, DEFAULT_PERIOD, DEFAULT_PERIOD / 2);
  }

  /** The same clock with another period, first rising after half of it. */
  public Clock period(int units) {
    return new Clock(name, units, Math.max(1, units / 2));
  }

  /** The same clock rising first at another time. */
  public Clock phase(int units) {
    return new Clock(name, period, units);
  }
}
