package dev.kairo.train.fc;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;

/**
 * A layer's numbers in the order the hardware works them out, as words of its format.
 *
 * <p>M and N do not occur: only the reduction width has a say in a sum's order.
 */
public final class FcGolden {
  private final FpFormat format;
  private final PlainSum order;
  private final boolean relu;
  private final long[][] weights;
  private final long[] biases;
  private long learningRate;

  /**
   * A layer.
   *
   * @param weights for each input the weight of each output
   */
  public FcGolden(FcParameters parameters, long[][] weights, long[] biases, long learningRate) {
    this.format = parameters.format();
    this.order = new PlainSum(format, parameters.reduction());
    this.relu = parameters.relu();
    this.weights = new long[weights.length][];
    for (int o = 0; o < weights.length; o++) {
      this.weights[o] = weights[o].clone();
    }
    this.biases = biases.clone();
    this.learningRate = learningRate;
  }

  /** A sample: errors that arrive, the layer's forward outputs, and its forward inputs. */
  public record Sample(long[] errors, long[] outputs, long[] activations) {}

  /** The learning rate from now on. */
  public void learningRate(long word) {
    learningRate = word;
  }

  /** The weights now. */
  public long[][] weights() {
    return weights;
  }

  /** The biases now. */
  public long[] biases() {
    return biases;
  }

  /** Trains with a sample; the errors that leave are those of the weights before. */
  public long[] train(Sample sample) {
    long[] errors = passed(sample);
    long[] leaving = leaving(errors);
    for (int o = 0; o < errors.length; o++) {
      long step = step(errors[o]);
      for (int i = 0; i < leaving.length; i++) {
        long change = FpGolden.multiply(format, step, sample.activations()[i]);
        weights[o][i] = FpGolden.add(format, weights[o][i], change);
      }
      biases[o] = FpGolden.add(format, biases[o], step);
    }
    return leaving;
  }

  /** The errors that leave for errors that have passed the ReLU. */
  public long[] leaving(long[] errors) {
    long[] leaving = new long[weights[0].length];
    for (int i = 0; i < leaving.length; i++) {
      int output = i;
      leaving[i] =
          order.of(errors.length, o -> FpGolden.multiply(format, weights[o][output], errors[o]));
    }
    return leaving;
  }

  /** A sample's errors behind the ReLU, if there is one. */
  public long[] passed(Sample sample) {
    long[] errors = sample.errors().clone();
    for (int o = 0; relu && o < errors.length; o++) {
      double forward = format.decode(sample.outputs()[o]);
      errors[o] = forward > 0 ? errors[o] : 0;
    }
    return errors;
  }

  /** The negative learning rate times an error or a gradient. */
  public long step(long error) {
    return FpGolden.multiply(format, learningRate ^ format.signBit(), error);
  }
}
