package dev.kairo.cli.designs;

import dev.kairo.cli.trial.TrialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The cycles in which a unit was not as its model, and sentences for the first of them. */
final class FpScore {
  private static final int SAMPLES = 5;

  private final ChosenUnit unit;
  private final List<String> samples = new ArrayList<>();
  private long mismatches;

  FpScore(ChosenUnit unit) {
    this.unit = unit;
  }

  /** Counts a cycle whose result differs. */
  void result(long cycle, long[] words, long found, long expected) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < unit.operands().size(); i++) {
      text.append("%s = 0x%x, ".formatted(ChosenUnit.port(i), words[i]));
    }
    mismatch(cycle, text + "y = 0x%x, model 0x%x".formatted(found, expected));
  }

  /** Counts a cycle in which something differs. */
  void mismatch(long cycle, String what) {
    mismatches++;
    if (samples.size() < SAMPLES) {
      samples.add("cycle " + cycle + ": " + what);
    }
  }

  TrialReport report(long cycles, Map<String, Long> counts, OptionalLong intervalCycles) {
    return new TrialReport(cycles, mismatches, samples, counts, intervalCycles);
  }
}
