package dev.kairo.train.golden;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.network.Convolution;
import dev.kairo.train.network.FullyConnected;
import dev.kairo.train.network.InvalidNetwork;
import dev.kairo.train.network.Layer;
import dev.kairo.train.network.Network;
import dev.kairo.train.softmax.SoftmaxGolden;
import dev.kairo.train.weights.LayerWeights;
import dev.kairo.train.weights.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * A network in single precision without subnormals, bit for bit what the engines give: each
 * operation rounds by itself, and sums are taken in the network's order.
 *
 * <p>It owns a copy of the weights. How many threads its crew has does not change a bit.
 */
public final class GoldenNetwork {
  /** Which errors are visited behind a pool. */
  public enum Visit {
    /** Those of the winners. */
    SPARSE,
    /** All, with the zeros of the others: a cross-check, equal but for the sign of zeros. */
    DENSE
  }

  private final Weights weights;
  private final List<LayerGolden> layers = new ArrayList<>();
  private final SoftmaxGolden softmax = new SoftmaxGolden(FpFormat.FP32);

  /** A network with weights to begin with. */
  public GoldenNetwork(Weights begin, Crew crew) {
    this(begin, Visit.SPARSE, crew);
  }

  /** A network that visits errors as asked. */
  public GoldenNetwork(Weights begin, Visit visit, Crew crew) {
    Network network = begin.network();
    requireSingle(network);
    weights = begin.copy();
    weights.tensors().forEach(tensor -> flush(tensor.numbers()));
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      LayerWeights numbers = weights.layers().get(i);
      boolean first = i == 0;
      if (layer instanceof Convolution convolution) {
        boolean dense = visit == Visit.DENSE;
        layers.add(new ConvolutionGolden(convolution, numbers, first, dense, crew));
      } else if (layer instanceof FullyConnected connected) {
        layers.add(new FullyConnectedGolden(connected, numbers, first, crew));
      }
    }
  }

  private static void requireSingle(Network network) {
    if (!network.format().equals(FpFormat.FP32)) {
      throw new InvalidNetwork(
          "The golden network is in fp32, not in %s; choose \"format\": \"fp32\"."
              .formatted(network.format().name()),
          network.name());
    }
  }

  private static void flush(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Lines.flushed(numbers[i]);
    }
  }

  /** The weights now; they change as training goes on. */
  public Weights weights() {
    return weights;
  }

  /** The forward pass of a sample. */
  public Activations forward(float[] pixels) {
    List<LayerOutput> outputs = new ArrayList<>();
    float[] flushed = pixels.clone();
    flush(flushed);
    float[] numbers = flushed;
    for (LayerGolden layer : layers) {
      LayerOutput output = layer.forward(numbers);
      outputs.add(output);
      numbers = output.numbers();
    }
    return new Activations(flushed, outputs);
  }

  /** How likely each class is. */
  public float[] probabilities(Activations sample) {
    return floats(softmax.probabilities(words(sample.logits())));
  }

  /** The class of the largest logit, the first of equal ones. */
  public int largest(Activations sample) {
    return softmax.largest(words(sample.logits()));
  }

  /** Trains with a sample at once. */
  public Errors train(Activations sample, int label, float learningRate) {
    float rate = Lines.flushed(learningRate);
    return backward(
        sample, label, (layer, x, output, errors) -> layer.train(x, output, errors, rate));
  }

  /** Adds a sample's gradients to those of the batch. */
  public Errors gather(Activations sample, int label) {
    return backward(sample, label, LayerGolden::gather);
  }

  /** What a layer does with the errors that arrive; gives those that leave. */
  private interface Pass {
    float[] through(LayerGolden layer, float[] activations, LayerOutput output, float[] errors);
  }

  private Errors backward(Activations sample, int label, Pass pass) {
    List<float[]> arriving = new ArrayList<>();
    float[] errors = floats(softmax.errors(words(sample.logits()), label));
    for (int i = layers.size() - 1; i >= 0; i--) {
      arriving.add(0, errors);
      errors = pass.through(layers.get(i), sample.into(i), sample.from(i), errors);
    }
    return new Errors(arriving);
  }

  /** Steps by the gradients of the batch, which begins anew. */
  public void step(float learningRate) {
    float rate = Lines.flushed(learningRate);
    layers.forEach(layer -> layer.step(rate));
  }

  private static long[] words(float[] numbers) {
    long[] words = new long[numbers.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = Float.floatToIntBits(numbers[i]) & 0xffffffffL;
    }
    return words;
  }

  private static float[] floats(long[] words) {
    float[] numbers = new float[words.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.intBitsToFloat((int) words[i]);
    }
    return numbers;
  }
}
