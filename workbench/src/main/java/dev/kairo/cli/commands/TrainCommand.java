package dev.kairo.cli.commands;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.console.Trouble;
import dev.kairo.cli.training.DigitSource;
import dev.kairo.cli.training.Epoch;
import dev.kairo.cli.training.Trained;
import dev.kairo.cli.training.TrainingRun;
import dev.kairo.train.digits.DigitSplit;
import dev.kairo.train.golden.Score;
import dev.kairo.train.network.Network;
import dev.kairo.train.network.Training;
import dev.kairo.train.weights.Weights;
import dev.kairo.train.weights.WeightsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a whole network on digits, and tests it. */
@Command(
    name = "train",
    description = "Train a whole network on digits, every sum in the hardware's order.")
public final class TrainCommand implements Action {
  @Mixin private TrainOptions options = new TrainOptions();

  @Override
  public Outcome run(Context context) {
    options.check();
    Network network = options.network(context);
    Training training = options.training(network);
    Weights begin = options.begin(context, network);
    Optional<Path> save = options.save(context);
    DigitSource source = options.digits(context);
    DigitSplit digits = source.read(options.images(), options.test());
    TrainingRun run = new TrainingRun(begin, training, digits, options.epochs(), options.threads());
    Console console = context.console();
    console.paragraph(network.sentence());
    console.paragraph(source.sentence(digits));
    Trained trained;
    try (Progress progress = console.progress()) {
      trained =
          run.run(progress, weights -> save.ifPresent(file -> WeightsFile.write(weights, file)));
    }
    return conclude(console, run, trained, save);
  }

  private Outcome conclude(Console console, TrainingRun run, Trained trained, Optional<Path> save) {
    boolean saved = save.isPresent() && (trained.finite() || trained.epochs().size() > 1);
    List<Path> made = saved ? List.of(save.get()) : List.of();
    if (!trained.finite()) {
      return Outcome.checkFailed(
              fields(run, trained),
              new Trouble(
                  "diverged",
                  String.format(
                      Locale.ROOT,
                      "Training went astray in epoch %d: weights are no finite numbers any more;"
                          + " choose a lower --learning-rate or another --schedule.",
                      trained.epochs().size()),
                  "",
                  ""))
          .made(made);
    }
    console.paragraph(
        String.format(
            Locale.ROOT,
            "After %,d samples (%s, seed %d) %s tells %.2f %% of %,d other digits right, loss %.4f;"
                + " the slowest epoch took %.1f s.",
            trained.samples(),
            run.training().schedule(),
            options.seed(),
            run.begin().network().name(),
            100 * trained.test().accuracy(),
            trained.test().samples(),
            trained.test().loss(),
            trained.slowestSeconds()));
    save.ifPresent(file -> console.line("weights: " + file));
    String again = "kairo train --network " + options.networkName();
    console.next(
        save.map(file -> again + " --load " + file).orElse(again + " --save out/weights.npz"));
    return Outcome.ok(fields(run, trained)).made(made);
  }

  private Map<String, Object> fields(TrainingRun run, Trained trained) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("network", run.begin().network().name());
    result.put("mode", options.mode());
    result.put("schedule", run.training().schedule().toString());
    result.put("seed", options.seed());
    result.put("data", run.digits().source());
    result.put("samples", trained.samples());
    result.put("loss", trained.last().score().loss());
    result.put("accuracy", trained.last().score().accuracy());
    result.put("test", score(trained.test()));
    // Nothing stands beside the golden network, which is itself what others are compared with.
    result.put("compared", 0);
    result.put("mismatches", 0);
    result.put("epochs", trained.epochs().stream().map(TrainCommand::epoch).toList());
    result.put(
        "time", Map.of("seconds", trained.epochs().stream().mapToDouble(Epoch::seconds).sum()));
    return result;
  }

  private static Map<String, Object> epoch(Epoch epoch) {
    Map<String, Object> fields = score(epoch.score());
    fields.put("learningRate", epoch.learningRate());
    fields.put("time", Map.of("seconds", epoch.seconds()));
    return fields;
  }

  private static Map<String, Object> score(Score score) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("samples", score.samples());
    fields.put("loss", score.loss());
    fields.put("accuracy", score.accuracy());
    return fields;
  }
}
