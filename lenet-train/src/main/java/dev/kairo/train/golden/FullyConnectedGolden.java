package dev.kairo.train.golden;

import dev.kairo.train.network.FullyConnected;
import dev.kairo.train.weights.LayerWeights;
import java.util.Arrays;

/**
 * A fully connected layer, forward and in training, in the order of the engines.
 *
 * <p>Forward: trees of {@code forwardReduction} products one after the other from +0, the bias
 * last. Errors of the activations: trees of {@code backwardReduction} outputs' products from +0. At
 * once, each output's weights step by its error times the negative learning rate, rounded, times
 * the activations; in a batch the products of errors and activations are added sample by sample.
 */
final class FullyConnectedGolden implements LayerGolden {
  private final FullyConnected layer;
  private final int inputs;
  private final boolean first;
  private final Crew crew;
  private final float[] weights;
  private final float[] biases;
  private final float[] weightErrors;
  private final float[] biasErrors;

  FullyConnectedGolden(FullyConnected layer, LayerWeights numbers, boolean first, Crew crew) {
    this.layer = layer;
    this.inputs = layer.input().size();
    this.first = first;
    this.crew = crew;
    this.weights = numbers.weights();
    this.biases = numbers.biases();
    this.weightErrors = new float[weights.length];
    this.biasErrors = new float[biases.length];
  }

  @Override
  public LayerOutput forward(float[] activations) {
    float[] outputs = new float[layer.outputs()];
    int reduction = layer.forwardReduction();
    crew.share(
        outputs.length,
        (from, upTo) -> {
          for (int o = from; o < upTo; o++) {
            float sum = 0f;
            for (int i = 0; i < inputs; i += reduction) {
              sum =
                  Lines.sum(
                      sum, NumberTree.products(weights, o * inputs + i, activations, i, reduction));
            }
            float biased = Lines.sum(sum, biases[o]);
            outputs[o] = !layer.relu() || biased > 0 ? biased : 0f;
          }
        });
    return new LayerOutput(outputs, new byte[0]);
  }

  @Override
  public float[] train(
      float[] activations, LayerOutput output, float[] errors, float learningRate) {
    float[] passed = passed(errors, output.numbers());
    float[] steps = new float[passed.length];
    for (int o = 0; o < steps.length; o++) {
      steps[o] = Lines.product(-learningRate, passed[o]);
      biases[o] = Lines.sum(biases[o], steps[o]);
    }
    return backward(passed, steps, activations, weights);
  }

  @Override
  public float[] gather(float[] activations, LayerOutput output, float[] errors) {
    float[] passed = passed(errors, output.numbers());
    Lines.add(biasErrors, 0, passed, 0, passed.length, false);
    return backward(passed, passed, activations, weightErrors);
  }

  /** The errors of outputs above zero, where there is a ReLU. */
  private float[] passed(float[] errors, float[] outputs) {
    float[] passed = errors.clone();
    for (int o = 0; layer.relu() && o < passed.length; o++) {
      passed[o] = outputs[o] > 0 ? passed[o] : 0f;
    }
    return passed;
  }

  /** The errors that leave; and {@code sums += factors x activations}, rows in the same turn. */
  private float[] backward(float[] errors, float[] factors, float[] activations, float[] sums) {
    float[] leaving = new float[first ? 0 : inputs];
    int reduction = layer.backwardReduction();
    boolean normal = !first && Lines.normal(Lines.lowest(weights), Lines.lowest(errors));
    boolean normalSums = Lines.normal(Lines.lowest(factors), Lines.lowest(activations));
    crew.share(
        inputs,
        (from, upTo) -> {
          int length = upTo - from;
          LineTree tree = new LineTree(weights, reduction, length);
          for (int group = 0; group < errors.length; group += reduction) {
            for (int o = group; o < group + reduction; o++) {
              tree.leaf(o - group, errors[o], o * inputs + from);
            }
            if (!first) {
              tree.addTo(leaving, from, reduction, normal);
            }
            for (int o = group; o < group + reduction; o++) {
              Lines.addScaled(
                  sums, o * inputs + from, factors[o], activations, from, length, normalSums);
            }
          }
        });
    return leaving;
  }

  @Override
  public void step(float learningRate) {
    crew.share(
        layer.outputs(),
        (from, upTo) ->
            Lines.addScaled(
                weights,
                from * inputs,
                -learningRate,
                weightErrors,
                from * inputs,
                (upTo - from) * inputs,
                false));
    Lines.addScaled(biases, 0, -learningRate, biasErrors, 0, biases.length, false);
    Arrays.fill(weightErrors, 0f);
    Arrays.fill(biasErrors, 0f);
  }
}
