package dev.kairo.cli.training;

import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.console.Surroundings;
import dev.kairo.train.digits.DigitFolder;
import dev.kairo.train.digits.DigitSplit;
import dev.kairo.train.digits.Digits;
import dev.kairo.train.digits.DrawnDigits;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where digits come from: the folder asked for, else that of {@code KAIRO_MNIST}, else {@code
 * ../shared/mnist}, else they are drawn.
 */
public final class DigitSource {
  private static final String VARIABLE = "KAIRO_MNIST";
  private static final Path BESIDE = Path.of("..", "shared", "mnist");

  /** As many as the public collection's smaller half is split into. */
  private static final int DRAWN_TRAINING = 8_000;

  private static final int DRAWN_TEST = 2_000;
  private static final int MOST_DRAWN = 200_000;

  /** Drawn digits are one collection, whatever else is seeded. */
  private static final long SEED = 1;

  private final Optional<Path> folder;

  /**
   * A source.
   *
   * @param directory where relative paths start
   * @param asked the folder of the command line, empty if none was given
   */
  public DigitSource(Surroundings surroundings, Path directory, String asked) {
    String named = asked.isEmpty() ? surroundings.variable(VARIABLE) : asked;
    Path beside = directory.resolve(BESIDE).toAbsolutePath().normalize();
    this.folder =
        named.isEmpty()
            ? Optional.of(beside).filter(DigitFolder::isOne)
            : Optional.of(directory.resolve(named).toAbsolutePath().normalize());
  }

  /** The first digits for training and for testing; 0 asks for all there are. */
  public DigitSplit read(int training, int test) {
    if (folder.isEmpty()) {
      return DrawnDigits.split(
          drawn("images", training, DRAWN_TRAINING), drawn("test", test, DRAWN_TEST), SEED);
    }
    DigitSplit all = DigitFolder.read(folder.get());
    return new DigitSplit(
        first("images", training, all.training(), all.source()),
        first("test", test, all.test(), all.source()),
        all.source());
  }

  /** What was read, as a sentence. */
  public String sentence(DigitSplit digits) {
    return String.format(
        Locale.ROOT,
        folder.isPresent()
            ? "%,d digits to train on and %,d to test with, from %s."
            : "%,d digits to train on and %,d to test with are drawn, for no others were found; give"
                + " a folder of IDX files with --data or "
                + VARIABLE
                + ".",
        digits.training().count(),
        digits.test().count(),
        digits.source());
  }

  private static int drawn(String option, int asked, int usual) {
    if (asked > MOST_DRAWN) {
      throw tooMany(option, asked, MOST_DRAWN, "that are drawn");
    }
    return asked == 0 ? usual : asked;
  }

  private static Digits first(String option, int asked, Digits all, String source) {
    if (asked > all.count()) {
      throw tooMany(option, asked, all.count(), "of " + source);
    }
    return asked == 0 ? all : all.part(0, asked);
  }

  private static Refusal tooMany(String option, int asked, int there, String whose) {
    return Refusal.usage(
        option,
        "--%s = %d is more than the %d digits %s; choose 1 to %d."
            .formatted(option, asked, there, whose, there),
        "");
  }
}
