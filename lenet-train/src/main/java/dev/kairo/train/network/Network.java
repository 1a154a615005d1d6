package dev.kairo.train.network;

import dev.kairo.hw.fp.FpFormat;
import java.util.List;
import java.util.Locale;

/**
 * A network: layers in order, each taking what the one before gives, and a softmax behind the last.
 *
 * @param format the format of every number
 * @param training how it is trained unless something else is asked for
 */
public record Network(
    String name, Shape input, FpFormat format, List<Layer> layers, Training training) {
  public Network {
    layers = List.copyOf(layers);
  }

  /** How many classes it tells apart. */
  public int classes() {
    return layers.get(layers.size() - 1).output().size();
  }

  /** All weights and biases. */
  public int parameters() {
    return layers.stream().mapToInt(layer -> layer.weights() + layer.biases()).sum();
  }

  /** Multiply-adds of one sample forward. */
  public long products() {
    return layers.stream().mapToLong(Layer::products).sum();
  }

  /** The network in a line, such as {@code lenet5: 1x28x28, conv1 20@5x5, ...}. */
  public String sentence() {
    StringBuilder words = new StringBuilder(name + ": " + input);
    for (Layer layer : layers) {
      words.append(", ").append(layer.name()).append(' ');
      if (layer instanceof Convolution c) {
        words.append("%d@%dx%d + pool".formatted(c.channels(), c.kernel(), c.kernel()));
      } else if (layer instanceof FullyConnected f) {
        words.append(f.outputs()).append(f.relu() ? " + ReLU" : "");
      }
    }
    return words
        + String.format(
            Locale.ROOT,
            ", softmax; %,d weights and biases, %,d multiply-adds forward.",
            parameters(),
            products());
  }
}
