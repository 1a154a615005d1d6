package dev.kairo.report.compare;

import java.util.List;
import java.util.Set;

/** Which way a number gets better. */
public enum Direction {
  /** Fewer cycles, fewer DSP blocks, fewer seconds. */
  LOWER,
  /** More cycles in a second, more tests that pass. */
  HIGHER,
  /** Neither: a seed, a count of stimulus, a limit. */
  NONE;

  private static final Set<String> LOWER_NAMES =
      Set.of(
          "intervalCycles",
          "dsp",
          "lut",
          "lutram",
          "ff",
          "bram18",
          "bram36",
          "mismatches",
          "failed",
          "seconds",
          "ratioToRaw",
          "ratioDoubled");
  private static final List<String> LOWER_ENDINGS =
      List.of("IntervalCycles", "Nanos", "Millis", "Seconds", "Mb");
  private static final Set<String> HIGHER_NAMES = Set.of("passed", "speedup", "gflops");
  private static final List<String> HIGHER_ENDINGS = List.of("PerSecond", "PerWatt", "Speedup");

  /** The direction of a field of a result, by its name. */
  public static Direction of(String name) {
    if (name.contains("Bar")) {
      return NONE; // the limit that a measurement is held against, such as openBarMillis
    }
    if (HIGHER_NAMES.contains(name) || HIGHER_ENDINGS.stream().anyMatch(name::endsWith)) {
      return HIGHER;
    }
    boolean lower = LOWER_NAMES.contains(name) || LOWER_ENDINGS.stream().anyMatch(name::endsWith);
    return lower ? LOWER : NONE;
  }

  /** How much worse a number has become; below 0 when it is better. */
  double loss(double base, double now) {
    return switch (this) {
      case LOWER -> now - base;
      case HIGHER -> base - now;
      case NONE -> 0;
    };
  }
}
