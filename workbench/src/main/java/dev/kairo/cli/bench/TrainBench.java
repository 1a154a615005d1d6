package dev.kairo.cli.bench;

import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.training.DigitSource;
import dev.kairo.cli.training.Epoch;
import dev.kairo.cli.training.Trained;
import dev.kairo.cli.training.TrainingRun;
import dev.kairo.train.digits.DigitSplit;
import dev.kairo.train.network.Network;
import dev.kairo.train.network.NetworkFile;
import dev.kairo.train.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Three epochs of the documents' network in Java floats on two threads: what an epoch of 8,000
 * digits takes, and how many of 2,000 others are told right after them.
 */
public final class TrainBench implements Bench {
  private static final double MOST_SECONDS = 60;
  private static final double LEAST_ACCURACY = 0.97;
  private static final int THREADS = 2;
  private static final int IMAGES = 8_000;
  private static final int TESTS = 2_000;
  private static final int EPOCHS = 3;
  private static final int FEW_IMAGES = 400;
  private static final int FEW_TESTS = 200;

  private final DigitSource source;
  private final boolean quick;

  /** A measurement of some minutes, or a quick look at few digits that no bar is for. */
  public TrainBench(DigitSource source, boolean quick) {
    this.source = source;
    this.quick = quick;
  }

  @Override
  public Outcome run(Workplace workplace) {
    Network network = NetworkFile.shipped("lenet5");
    DigitSplit digits = source.read(quick ? FEW_IMAGES : IMAGES, quick ? FEW_TESTS : TESTS);
    TrainingRun run =
        new TrainingRun(
            Weights.random(network, 1), network.training(), digits, quick ? 1 : EPOCHS, THREADS);
    Trained trained;
    try (Progress progress = workplace.console().progress()) {
      trained = run.run(progress, weights -> {});
    }
    workplace.console().paragraph(source.sentence(digits));
    workplace
        .console()
        .line(
            String.format(
                Locale.ROOT,
                "%s, %s, %d threads: the slowest epoch took %.1f s; %.2f %% of %,d others are right.",
                network.name(),
                run.training().schedule(),
                THREADS,
                trained.slowestSeconds(),
                100 * trained.test().accuracy(),
                trained.test().samples()));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("data", digits.source());
    result.put("images", digits.training().count());
    result.put("threads", THREADS);
    result.put("epochSeconds", trained.epochs().stream().map(Epoch::seconds).toList());
    result.put("accuracy", trained.test().accuracy());
    boolean met =
        trained.slowestSeconds() < MOST_SECONDS && trained.test().accuracy() >= LEAST_ACCURACY;
    return Bench.judged(
        met || quick,
        result,
        "An epoch took longer, or fewer digits were right, than the bars allow; other load on the"
            + " machine can cause the former.");
  }
}
