package dev.kairo.train.conv.bench;

import dev.kairo.hw.fp.FpFormat;
import java.util.Arrays;
import java.util.Random;

/**
 * Weights, biases, images and errors of a layer, the same whenever the seed is. The first image is
 * black and the second one grey, so that signs of zeros and equal candidates occur.
 */
public final class ConvNumbers {
  private static final double WEIGHT = 0.3;
  private static final double RATE = 0.01;
  private static final double GREY = 0.5;

  private final FpFormat format;
  private final Random random;
  private int images;
  private boolean begun;

  /** The numbers of a seed. */
  public ConvNumbers(FpFormat format, long seed) {
    this.format = format;
    this.random = new Random(seed);
  }

  /** A learning rate. */
  public long learningRate() {
    return format.encode(RATE);
  }

  /** The next weights; those of the first channel are negative, one a zero, for zeros' signs. */
  public long[][] weights(int channels, int taps) {
    long[][] weights = new long[channels][];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = words(taps, WEIGHT);
    }
    weights[0] = Arrays.stream(weights[0]).map(word -> word | format.signBit()).toArray();
    weights[0][0] = format.signBit();
    return weights;
  }

  /** The next biases; that of the first channel is a negative zero. */
  public long[] biases(int channels) {
    long[] biases = words(channels, 1);
    biases[0] = format.signBit();
    return biases;
  }

  /** The next image. */
  public long[] image(int pixels) {
    int number = images++;
    return number == 0 ? new long[pixels] : number == 1 ? grey(pixels) : words(pixels, 1);
  }

  private long[] grey(int pixels) {
    long[] image = new long[pixels];
    Arrays.fill(image, format.encode(GREY));
    return image;
  }

  /** The next errors; every seventh is a zero, and the first ones of the first channel all are. */
  public long[][] errors(int channels, int cells) {
    long[][] errors = new long[channels][];
    for (int c = 0; c < errors.length; c++) {
      errors[c] = words(cells, 1);
      for (int cell = c; cell < errors[c].length; cell += 7) {
        errors[c][cell] = cell % 2 == 0 ? 0 : format.signBit();
      }
    }
    if (!begun) {
      Arrays.fill(errors[0], format.signBit());
      begun = true;
    }
    return errors;
  }

  private long[] words(int count, double scale) {
    long[] words = new long[count];
    for (int i = 0; i < count; i++) {
      words[i] = format.encode(random.nextGaussian() * scale);
    }
    return words;
  }
}
