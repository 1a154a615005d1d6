package dev.kairo.train.fc;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;

/**
 * A layer's forward pass in the order the hardware works it out, as words of its format.
 *
 * <p>A sum starts from a positive zero, takes the products in the order of {@link PlainSum}, and
 * the bias last. M and N do not occur.
 */
public final class FcForwardGolden {
  private final FpFormat format;
  private final PlainSum order;
  private final boolean relu;
  private final long[][] weights;
  private final long[] biases;

  /**
   * A layer.
   *
   * @param weights for each output the weight of each input
   */
  public FcForwardGolden(FcForwardParameters parameters, long[][] weights, long[] biases) {
    this.format = parameters.format();
    this.order = new PlainSum(format, parameters.reduction());
    this.relu = parameters.relu();
    this.weights = weights;
    this.biases = biases;
  }

  /** The outputs of a sample's inputs. */
  public long[] outputs(long[] inputs) {
    long[] outputs = new long[biases.length];
    for (int o = 0; o < outputs.length; o++) {
      long[] row = weights[o];
      long sum = order.of(inputs.length, i -> FpGolden.multiply(format, row[i], inputs[i]));
      long biased = FpGolden.add(format, sum, biases[o]);
      outputs[o] = relu ? FpGolden.relu(format, biased) : biased;
    }
    return outputs;
  }
}
