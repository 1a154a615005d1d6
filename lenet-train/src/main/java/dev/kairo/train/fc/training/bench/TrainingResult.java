package dev.kairo.train.fc.training.bench;

import dev.kairo.train.fc.training.TrainingTiming;
import dev.kairo.train.fc.training.TrainingWork;
import java.util.List;
import java.util.Optional;

/**
 * What a run showed.
 *
 * @param spans how long work took before other work could follow
 * @param outputCycles from the first FORWARD that was taken to its last outputs
 * @param errorCycles from the first BACKWARD or UPDATE that was taken to its last errors
 * @param words words compared: outputs, errors that left, weights, biases and gradients
 * @param mismatches words that were not the golden model's
 * @param first the first of them in a sentence
 */
public record TrainingResult(
    List<Span> spans,
    long outputCycles,
    long errorCycles,
    long words,
    long mismatches,
    Optional<String> first) {
  /**
   * Cycles from one request that was taken to the next one that was waiting.
   *
   * @param work what was asked for
   * @param next what was asked for behind it
   */
  public record Span(TrainingWork work, TrainingWork next, long cycles) {
    /** What the closed form says of it. */
    public long expected(TrainingTiming timing) {
      return timing.workCycles(work) + timing.pauseCycles(work, next);
    }
  }

  public TrainingResult {
    spans = List.copyOf(spans);
  }

  /** Whether every word was right. */
  public boolean passed() {
    return mismatches == 0;
  }
}
