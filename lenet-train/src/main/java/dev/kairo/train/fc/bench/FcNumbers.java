package dev.kairo.train.fc.bench;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import java.util.Random;

/** Weights, biases and samples of a layer, the same whenever the seed is. */
public final class FcNumbers {
  private static final double WEIGHT = 0.1;
  private static final double RATE = 0.01;

  private final FcParameters parameters;
  private final FpFormat format;
  private final Random random;

  /** Numbers of a seed. */
  public FcNumbers(FcParameters parameters, long seed) {
    this.parameters = parameters;
    this.format = parameters.format();
    this.random = new Random(seed);
  }

  /** The learning rate. */
  public long learningRate() {
    return format.encode(RATE);
  }

  /** The next weights, a row for each input. */
  public long[][] weights() {
    long[][] weights = new long[parameters.inputs()][];
    for (int o = 0; o < weights.length; o++) {
      weights[o] = words(parameters.outputs(), WEIGHT);
    }
    return weights;
  }

  /** The next biases. */
  public long[] biases() {
    return words(parameters.inputs(), 1);
  }

  /** The next sample. */
  public FcGolden.Sample sample() {
    return new FcGolden.Sample(
        words(parameters.inputs(), 1),
        words(parameters.inputs(), 1),
        words(parameters.outputs(), 1));
  }

  private long[] words(int count, double scale) {
    long[] words = new long[count];
    for (int i = 0; i < count; i++) {
      words[i] = format.encode(random.nextGaussian() * scale);
    }
    return words;
  }
}
