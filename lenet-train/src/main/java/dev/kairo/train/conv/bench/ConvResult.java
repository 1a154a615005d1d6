package dev.kairo.train.conv.bench;

import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.WorkTiming;
import java.util.List;
import java.util.Optional;

/**
 * What a run showed.
 *
 * @param spans how long work took before other work could follow
 * @param passageCycles from the first FORWARD's start to the last cell that left of it
 * @param words words compared: pooled words, winners, weights, biases and partial sums
 * @param mismatches words that were not the golden model's
 * @param first the first of them in a sentence
 */
public record ConvResult(
    List<Span> spans, long passageCycles, long words, long mismatches, Optional<String> first) {
  /**
   * Cycles from one request that was taken to the next one that was waiting.
   *
   * @param work what was asked for
   * @param next what was asked for behind it
   */
  public record Span(ConvWork work, ConvWork next, long cycles) {
    /** What the closed form says of it. */
    public long expected(WorkTiming timing) {
      return timing.workCycles(work) + timing.pauseCycles(work, next);
    }
  }

  public ConvResult {
    spans = List.copyOf(spans);
  }

  /** Whether every word was right. */
  public boolean passed() {
    return mismatches == 0;
  }
}
