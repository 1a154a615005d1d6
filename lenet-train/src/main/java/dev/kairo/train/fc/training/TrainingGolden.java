package dev.kairo.train.fc.training;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.train.fc.FcForwardGolden;
import dev.kairo.train.fc.FcForwardParameters;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import java.util.Arrays;

/**
 * A layer's numbers in the order the hardware works them out, as words of its format: {@link
 * FcForwardGolden} forward, {@link FcGolden} backward, and the gradients of batches.
 *
 * <p>M and N do not occur: only the reductions have a say in a sum's order.
 */
public final class TrainingGolden {
  private final FpFormat format;
  private final FcForwardGolden forward;
  private final FcGolden backward;
  private final long[][] gradients;
  private final long[] biasGradients;

  /**
   * A layer.
   *
   * @param weights for each output the weight of each input
   */
  public TrainingGolden(
      TrainingParameters parameters, long[][] weights, long[] biases, long learningRate) {
    TrainingShape shape = parameters.shape();
    this.format = parameters.format();
    this.backward =
        new FcGolden(
            new FcParameters(
                shape.outputs(),
                shape.inputs(),
                shape.outputs(),
                1,
                format,
                parameters.reductions().backward(),
                parameters.multiplier(),
                parameters.adder().withLatency(0),
                parameters.relu()),
            weights,
            biases,
            learningRate);
    this.forward =
        new FcForwardGolden(
            new FcForwardParameters(
                shape.inputs(),
                shape.outputs(),
                1,
                shape.inputs(),
                format,
                parameters.reductions().forward(),
                parameters.multiplier(),
                parameters.adder().withLatency(0),
                parameters.relu()),
            backward.weights(),
            backward.biases());
    this.gradients = new long[shape.outputs()][shape.inputs()];
    this.biasGradients = new long[shape.outputs()];
  }

  /** The weights now. */
  public long[][] weights() {
    return backward.weights();
  }

  /** The biases now. */
  public long[] biases() {
    return backward.biases();
  }

  /** The gradients of the weights since the last step. */
  public long[][] gradients() {
    return gradients;
  }

  /** The gradients of the biases since the last step. */
  public long[] biasGradients() {
    return biasGradients;
  }

  /** The outputs of a sample's inputs. */
  public long[] forward(long[] inputs) {
    return forward.outputs(inputs);
  }

  /** Steps every weight and bias by a sample; the errors that leave are of the weights before. */
  public long[] update(FcGolden.Sample sample) {
    return backward.train(sample);
  }

  /** Adds a sample's gradients; gives the errors that leave. */
  public long[] backward(FcGolden.Sample sample) {
    long[] errors = backward.passed(sample);
    for (int o = 0; o < errors.length; o++) {
      for (int i = 0; i < gradients[o].length; i++) {
        long product = FpGolden.multiply(format, errors[o], sample.activations()[i]);
        gradients[o][i] = FpGolden.add(format, gradients[o][i], product);
      }
      biasGradients[o] = FpGolden.add(format, biasGradients[o], errors[o]);
    }
    return backward.leaving(errors);
  }

  /** Steps every weight and bias against its gradient, which counts from zero again. */
  public void step() {
    for (int o = 0; o < gradients.length; o++) {
      for (int i = 0; i < gradients[o].length; i++) {
        weights()[o][i] = FpGolden.add(format, weights()[o][i], backward.step(gradients[o][i]));
      }
      biases()[o] = FpGolden.add(format, biases()[o], backward.step(biasGradients[o]));
      Arrays.fill(gradients[o], 0);
    }
    Arrays.fill(biasGradients, 0);
  }
}
