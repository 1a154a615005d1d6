package dev.kairo.train.fc.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run showed.
 *
 * @param samples samples whose errors left
 * @param cycles cycles from the first word to the last
 * @param intervals cycles between the first errors of successive samples
 * @param words words compared: errors that left, weights and biases
 * @param mismatches words that were not the golden model's
 * @param first the first of them in a sentence
 */
public record FcResult(
    int samples,
    long cycles,
    List<Long> intervals,
    long words,
    long mismatches,
    Optional<String> first) {
  public FcResult {
    intervals = List.copyOf(intervals);
  }

  /** Whether every word was right. */
  public boolean passed() {
    return mismatches == 0;
  }

  /** The interval in steady state: the last one, where there were two samples or more. */
  public OptionalLong intervalCycles() {
    return intervals.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(intervals.get(intervals.size() - 1));
  }
}
