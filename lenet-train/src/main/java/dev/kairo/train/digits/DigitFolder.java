package dev.kairo.train.digits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of IDX files under the names of the MNIST collection, with {@code .gz} or without.
 *
 * <p>With {@code train-} and {@code t10k-} files one is trained on and the other tested with; where
 * there is only one of the two, the first four fifths are for training and the rest for testing.
 */
public final class DigitFolder {
  private static final String TRAINING = "train";
  private static final String TEST = "t10k";
  private static final int FIFTHS = 5;

  private final Path folder;

  private DigitFolder(Path folder) {
    this.folder = folder;
  }

  /** Whether a folder holds digits. */
  public static boolean isOne(Path folder) {
    DigitFolder digits = new DigitFolder(folder);
    return digits.images(TRAINING).or(() -> digits.images(TEST)).isPresent();
  }

  /** Reads a folder. */
  public static DigitSplit read(Path folder) {
    DigitFolder digits = new DigitFolder(folder);
    if (!Files.isDirectory(folder)) {
      throw new UnreadableDigits(
          "%s is no folder; give one that holds IDX files such as t10k-images-idx3-ubyte.gz."
              .formatted(folder));
    }
    Optional<Digits> training = digits.pair(TRAINING);
    Optional<Digits> test = digits.pair(TEST);
    if (training.isPresent() && test.isPresent()) {
      return digits.whole(training.get(), test.get());
    }
    Digits only =
        training
            .or(() -> test)
            .orElseThrow(
                () ->
                    new UnreadableDigits(
                        "%s holds neither train-images-idx3-ubyte nor t10k-images-idx3-ubyte, plain or .gz; give a folder that does."
                            .formatted(folder)));
    int split = (int) ((long) only.count() * (FIFTHS - 1) / FIFTHS);
    if (split < 1) {
      throw new UnreadableDigits(
          "%s holds %d image, which can't be split into training and test; give more."
              .formatted(folder, only.count()));
    }
    return new DigitSplit(only.part(0, split), only.part(split, only.count()), folder.toString());
  }

  private DigitSplit whole(Digits training, Digits test) {
    if (training.height() != test.height() || training.width() != test.width()) {
      throw new UnreadableDigits(
          "%s: training images are %d x %d and test images %d x %d; both must be of one size."
              .formatted(folder, training.height(), training.width(), test.height(), test.width()));
    }
    return new DigitSplit(training, test, folder.toString());
  }

  private Optional<Path> images(String part) {
    return existing(part + "-images-idx3-ubyte");
  }

  private Optional<Path> existing(String name) {
    return List.of(name, name + ".gz").stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private Optional<Digits> pair(String part) {
    Optional<Path> images = images(part);
    if (images.isEmpty()) {
      return Optional.empty();
    }
    String name = part + "-labels-idx1-ubyte";
    Path labels =
        existing(name)
            .orElseThrow(
                () ->
                    new UnreadableDigits(
                        "%s has no labels beside it; add %s, plain or .gz."
                            .formatted(images.get(), name)));
    return Optional.of(digits(IdxFile.read(images.get(), 3), IdxFile.read(labels, 1)));
  }

  private static Digits digits(IdxFile images, IdxFile labels) {
    int[] sizes = images.dimensions();
    if (sizes[0] != labels.dimensions()[0]) {
      throw new UnreadableDigits(
          "%s holds %d images, but %s %d labels; they must belong together."
              .formatted(images.path(), sizes[0], labels.path(), labels.dimensions()[0]));
    }
    for (byte label : labels.bytes()) {
      if (label < 0) {
        throw new UnreadableDigits(
            "%s holds a label of %d; labels from 0 to 127 are read."
                .formatted(labels.path(), label & 0xff));
      }
    }
    return new Digits(sizes[1], sizes[2], images.bytes(), labels.bytes());
  }
}
