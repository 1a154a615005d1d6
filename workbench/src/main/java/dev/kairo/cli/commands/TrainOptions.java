package dev.kairo.cli.commands;

import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.training.DigitSource;
import dev.kairo.train.network.Network;
import dev.kairo.train.network.NetworkFile;
import dev.kairo.train.network.Schedule;
import dev.kairo.train.network.Training;
import dev.kairo.train.weights.Weights;
import dev.kairo.train.weights.WeightsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is trained, with what and how; wrong values are refused before any work. */
final class TrainOptions {
  private static final int MOST_EPOCHS = 10_000;
  private static final int MOST_THREADS = 256;

  @Option(
      names = "--network",
      paramLabel = "FILE",
      defaultValue = "lenet5.json",
      description = "A network file, or lenet5 or lenet5-classic (lenet5.json).")
  private String network = "lenet5.json";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "",
      description = {
        "A folder of IDX files, plain or .gz; if not given that of KAIRO_MNIST,",
        "else ../shared/mnist, else digits are drawn."
      })
  private String data = "";

  @Option(
      names = "--images",
      paramLabel = "K",
      defaultValue = "0",
      description = "Train with the first K images; with all if not given.")
  private int images;

  @Option(
      names = "--test",
      paramLabel = "K",
      defaultValue = "0",
      description = "Test with the first K others; with all if not given.")
  private int test;

  @Option(
      names = "--epochs",
      paramLabel = "E",
      defaultValue = "3",
      description = "How often each image is trained with (3).")
  private int epochs = 3;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "golden",
      description = "golden: Java floats, every sum in the hardware's order.")
  private String mode = "golden";

  @Option(
      names = "--schedule",
      paramLabel = "SCHEDULE",
      defaultValue = "",
      description = "strict, backward-only or minibatch:B; the network's if not given.")
  private String schedule = "";

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "",
      description = "That of the first epoch; the network's if not given.")
  private String learningRate = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the first weights (1); equal seeds, equal weights.")
  private long seed = 1;

  @Option(
      names = "--load",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Begin with the weights of a .npz file.")
  private String load = "";

  @Option(
      names = "--save",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Write the weights to a .npz file after each epoch.")
  private String save = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many threads work; all cores if not given.")
  private int threads;

  /** Refuses what can be told wrong by itself. */
  void check() {
    if (!mode.equals("golden")) {
      throw Refusal.usage("mode", "--mode = " + mode + " is not available; choose golden.", "");
    }
    require("images", images, 0, Integer.MAX_VALUE);
    require("test", test, 0, Integer.MAX_VALUE);
    require("epochs", epochs, 1, MOST_EPOCHS);
    require("threads", threads, 0, MOST_THREADS);
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw Refusal.usage(
          option, "--%s = %d is not allowed; choose 1 to %d.".formatted(option, value, most), "");
    }
  }

  String mode() {
    return mode;
  }

  int images() {
    return images;
  }

  int test() {
    return test;
  }

  int epochs() {
    return epochs;
  }

  long seed() {
    return seed;
  }

  /** The name that {@code --network} was given. */
  String networkName() {
    return network;
  }

  int threads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  Network network(Context context) {
    return NetworkFile.read(network, context.resolve(Path.of(network)));
  }

  DigitSource digits(Context context) {
    return new DigitSource(context.surroundings(), context.directory(), data);
  }

  /** How the network's file says, unless something else was asked for. */
  Training training(Network trained) {
    Training training = trained.training();
    if (!learningRate.isEmpty()) {
      training = training.withLearningRate(rate());
    }
    if (schedule.isEmpty()) {
      return training;
    }
    try {
      return training.with(Schedule.of(schedule));
    } catch (IllegalArgumentException problem) {
      throw Refusal.usage("schedule", problem.getMessage(), "");
    }
  }

  private float rate() {
    float rate;
    try {
      rate = Float.parseFloat(learningRate);
    } catch (NumberFormatException problem) {
      rate = Float.NaN;
    }
    if (!(rate >= Float.MIN_NORMAL && rate <= Training.MOST_LEARNING_RATE)) {
      throw Refusal.usage(
          "learning-rate",
          "--learning-rate = %s is not allowed; choose a number above 0 and up to %s."
              .formatted(learningRate, Training.MOST_LEARNING_RATE),
          "");
    }
    return rate;
  }

  Weights begin(Context context, Network trained) {
    return load.isEmpty()
        ? Weights.random(trained, seed)
        : WeightsFile.read(trained, context.resolve(Path.of(load)));
  }

  /** Where weights are written; a place that can't be written is refused before training. */
  Optional<Path> save(Context context) {
    if (save.isEmpty()) {
      return Optional.empty();
    }
    Path file = context.resolve(Path.of(save));
    Path folder = file.getParent();
    while (!Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (Files.isDirectory(file) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw Refusal.usage(
          "save",
          "--save names %s, which can't be written; choose a file in a folder that can."
              .formatted(file),
          "");
    }
    return Optional.of(file);
  }
}
