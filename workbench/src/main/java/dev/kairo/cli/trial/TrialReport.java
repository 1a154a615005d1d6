package dev.kairo.cli.trial;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a run showed.
 *
 * @param cycles cycles driven
 * @param compared values compared with the model
 * @param mismatches values that differed
 * @param samples a sentence for each of the first mismatches
 * @param intervalCycles cycles from one result to the next, for designs that have such a figure
 */
public record TrialReport(
    long cycles,
    long compared,
    long mismatches,
    List<String> samples,
    OptionalLong intervalCycles) {
  public TrialReport {
    samples = List.copyOf(samples);
  }

  /** A run counts as passed when something was compared and nothing differed. */
  public boolean passed() {
    return mismatches == 0 && compared > 0;
  }
}
