package dev.kairo.cli.training;

import dev.kairo.cli.console.Progress;
import dev.kairo.train.digits.DigitSplit;
import dev.kairo.train.golden.Crew;
import dev.kairo.train.golden.GoldenTrainer;
import dev.kairo.train.golden.Score;
import dev.kairo.train.network.Training;
import dev.kairo.train.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Epochs of the golden network, and the test behind them.
 *
 * @param begin the weights it starts from
 * @param training learning rates and schedule
 * @param threads how many work; they have no say in the result
 */
public record TrainingRun(
    Weights begin, Training training, DigitSplit digits, int epochs, int threads) {
  private static final int BAR = 10;
  private static final long SHOWN_NANOS = 100_000_000;

  /** Trains; {@code keep} is handed the weights after each epoch that left them finite. */
  public Trained run(Progress progress, Consumer<Weights> keep) {
    progress.plan(epochs + 1);
    List<Epoch> done = new ArrayList<>();
    try (Crew crew = new Crew(threads)) {
      GoldenTrainer trainer = new GoldenTrainer(begin, training.schedule(), crew);
      boolean finite = true;
      while (finite && done.size() < epochs) {
        progress.start("epoch " + (done.size() + 1));
        Epoch epoch = epoch(trainer, training.learningRate(done.size()), progress);
        done.add(epoch);
        finite = trainer.weights().finite();
        if (finite) {
          keep.accept(trainer.weights());
          progress.done(words(epoch.score()));
        } else {
          progress.failed("weights are no finite numbers any more");
        }
      }
      progress.start("test");
      Score test = trainer.test(digits.test(), watch(progress, digits.test().count()));
      progress.done(words(test));
      return new Trained(done, test, finite);
    }
  }

  private Epoch epoch(GoldenTrainer trainer, float learningRate, Progress progress) {
    long started = System.nanoTime();
    Score score =
        trainer.epoch(digits.training(), learningRate, watch(progress, digits.training().count()));
    return new Epoch(learningRate, score, (System.nanoTime() - started) / 1e9);
  }

  private static GoldenTrainer.Watch watch(Progress progress, int count) {
    long started = System.nanoTime();
    long[] shown = {started};
    return score -> {
      long now = System.nanoTime();
      if (now - shown[0] > SHOWN_NANOS) {
        shown[0] = now;
        progress.detail(detail(score, count, (now - started) / 1e9));
      }
    };
  }

  private static String detail(Score score, int count, double seconds) {
    int filled = (int) ((long) BAR * score.samples() / count);
    return String.format(
        Locale.ROOT,
        "[%s%s] %d %%, %.0f s left, loss %.3f, %.1f %%",
        "#".repeat(filled),
        ".".repeat(BAR - filled),
        100L * score.samples() / count,
        seconds * (count - score.samples()) / score.samples(),
        score.loss(),
        100 * score.accuracy());
  }

  private static String words(Score score) {
    return String.format(
        Locale.ROOT, "loss %.4f, %.2f %% right", score.loss(), 100 * score.accuracy());
  }
}
