package dev.kairo.train.region;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.exchange.Shares;
import dev.kairo.train.fc.training.TrainingParameters;
import dev.kairo.train.fc.training.TrainingShape;
import dev.kairo.train.flatten.FlatShape;
import dev.kairo.train.softmax.SoftmaxKind;
import dev.kairo.train.softmax.SoftmaxParameters;
import java.util.List;

/**
 * The fully connected layers of a network and its softmax, behind convolutions on other boards.
 *
 * @param layers the layers in forward order
 * @param shares how the channels of the last convolution come from its boards
 * @param cells pooled cells of a channel
 * @param softmax which engine works out the softmax
 */
public record HeadParameters(
    List<TrainingParameters> layers, Shares shares, int cells, SoftmaxKind softmax) {
  /** Samples whose words have a place between engines. */
  static final int QUEUED = 2;

  public HeadParameters {
    layers = List.copyOf(layers);
    int words = shares.allChannels() * cells;
    for (TrainingParameters layer : layers) {
      if (layer.shape().inputs() != words) {
        throw new IllegalArgumentException(
            "A layer of %d inputs does not fit behind %d outputs."
                .formatted(layer.shape().inputs(), words));
      }
      words = layer.shape().outputs();
    }
    for (int i = 1; i < layers.size(); i++) {
      int n = layers.get(i).shape().n();
      int m = layers.get(i - 1).shape().m();
      if (n % m != 0) {
        throw new IllegalArgumentException(
            "Rows of N = %d inputs are no whole number of M = %d outputs of the layer before; choose M that divides N."
                .formatted(n, m));
      }
    }
  }

  /** The format of every number. */
  public FpFormat format() {
    return layers.get(0).format();
  }

  /** How samples arrive and errors leave. */
  public FlatShape flat() {
    return new FlatShape(shares, cells, layers.get(0).shape().n(), QUEUED);
  }

  /** The softmax behind the last layer. */
  public SoftmaxParameters classes() {
    TrainingParameters last = layers.get(layers.size() - 1);
    return SoftmaxParameters.of(last.shape().outputs(), last.format())
        .withAdderLatency(last.adder().latency());
  }

  /** The shape of a layer. */
  TrainingShape shape(int layer) {
    return layers.get(layer).shape();
  }
}
