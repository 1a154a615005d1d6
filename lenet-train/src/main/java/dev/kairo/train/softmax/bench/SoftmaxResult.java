package dev.kairo.train.softmax.bench;

import java.util.List;
import java.util.Optional;

/**
 * What a run showed.
 *
 * @param latency cycles from the first sample's first logit to its last error
 * @param intervals cycles between the last errors of successive samples
 * @param words errors compared
 * @param first the first error that was not the golden model's, in a sentence
 */
public record SoftmaxResult(
    long latency, List<Long> intervals, long words, Optional<String> first) {
  public SoftmaxResult {
    intervals = List.copyOf(intervals);
  }

  /** Whether every word was right. */
  public boolean passed() {
    return first.isEmpty();
  }
}
