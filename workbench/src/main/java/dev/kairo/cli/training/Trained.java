package dev.kairo.cli.training;

import dev.kairo.train.golden.Score;
import java.util.List;

/**
 * What came of training.
 *
 * @param test the score on digits that were not trained with
 * @param finite whether every weight is a finite number; training ends where one is not
 */
public record Trained(List<Epoch> epochs, Score test, boolean finite) {
  public Trained {
    epochs = List.copyOf(epochs);
  }

  /** The epoch that came last. */
  public Epoch last() {
    return epochs.get(epochs.size() - 1);
  }

  /** Samples trained with, those of every epoch counted. */
  public long samples() {
    return epochs.stream().mapToLong(epoch -> epoch.score().samples()).sum();
  }

  /** What the slowest epoch took. */
  public double slowestSeconds() {
    return epochs.stream().mapToDouble(Epoch::seconds).max().orElse(0);
  }
}
