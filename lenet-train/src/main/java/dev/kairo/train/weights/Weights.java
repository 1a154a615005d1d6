package dev.kairo.train.weights;

import dev.kairo.train.network.Layer;
import dev.kairo.train.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The weights and biases of a network, in the order of its layers. */
public record Weights(Network network, List<LayerWeights> layers) {
  public Weights {
    layers = List.copyOf(layers);
  }

  /** One array with its name and its dimensions, such as {@code conv1.weight [20, 1, 5, 5]}. */
  public record Tensor(String name, List<Integer> dimensions, float[] numbers) {
    public Tensor {
      dimensions = List.copyOf(dimensions);
    }
  }

  /**
   * Weights to begin with: even between plus and minus the root of 3 / fan-in, which gives sums of
   * products the variance of their inputs, and biases of zero. Equal seeds, equal weights.
   */
  public static Weights random(Network network, long seed) {
    Random random = new Random(seed);
    List<LayerWeights> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      float[] weights = new float[layer.weights()];
      int fanIn = layer.weights() / layer.biases();
      double bound = StrictMath.sqrt(3.0 / fanIn);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
      layers.add(new LayerWeights(weights, new float[layer.biases()]));
    }
    return new Weights(network, layers);
  }

  /** Weights and biases of zero, to be filled. */
  static Weights zeros(Network network) {
    return new Weights(
        network,
        network.layers().stream()
            .map(layer -> new LayerWeights(new float[layer.weights()], new float[layer.biases()]))
            .toList());
  }

  /** The same numbers, not to be changed together. */
  public Weights copy() {
    return new Weights(network, layers.stream().map(LayerWeights::copy).toList());
  }

  /** Every array, in the order of the layers; they are the weights themselves and no copies. */
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = network.layers().get(i);
      tensors.add(
          new Tensor(layer.name() + ".weight", layer.weightDimensions(), layers.get(i).weights()));
      tensors.add(
          new Tensor(layer.name() + ".bias", List.of(layer.biases()), layers.get(i).biases()));
    }
    return tensors;
  }

  /** Whether every number is finite. */
  public boolean finite() {
    for (Tensor tensor : tensors()) {
      for (float number : tensor.numbers()) {
        if (!Float.isFinite(number)) {
          return false;
        }
      }
    }
    return true;
  }
}
