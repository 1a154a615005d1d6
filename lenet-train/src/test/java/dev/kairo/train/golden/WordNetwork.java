package dev.kairo.train.golden;

import dev.kairo.train.network.Convolution;
import dev.kairo.train.network.FullyConnected;
import dev.kairo.train.network.Layer;
import dev.kairo.train.softmax.SoftmaxGolden;
import dev.kairo.train.weights.Weights;
import java.util.ArrayList;
import java.util.List;

/** A whole network, word by word. */
final class WordNetwork {
  private final Weights begin;
  private final List<WordLayer> layers = new ArrayList<>();
  private final SoftmaxGolden softmax = new SoftmaxGolden(WordLayer.FORMAT);

  WordNetwork(Weights begin, boolean dense) {
    this.begin = begin;
    for (int i = 0; i < begin.layers().size(); i++) {
      Layer layer = begin.network().layers().get(i);
      if (layer instanceof Convolution convolution) {
        layers.add(new WordConvolution(convolution, begin.layers().get(i), dense));
      } else if (layer instanceof FullyConnected connected) {
        layers.add(new WordConnected(connected, begin.layers().get(i)));
      }
    }
  }

  /** The pixels and what each layer gave, and the winners of each layer. */
  record Trace(List<long[]> numbers, List<int[]> winners) {
    long[] logits() {
      return numbers.get(numbers.size() - 1);
    }
  }

  Trace forward(float[] pixels) {
    Trace trace = new Trace(new ArrayList<>(), new ArrayList<>());
    trace.numbers().add(WordLayer.words(pixels));
    for (int i = 0; i < layers.size(); i++) {
      int[] winners = new int[begin.network().layers().get(i).output().size()];
      trace.numbers().add(layers.get(i).forward(trace.numbers().get(i), winners));
      trace.winners().add(winners);
    }
    return trace;
  }

  void train(Trace sample, int label, float learningRate) {
    long[] errors = softmax.errors(sample.logits(), label);
    long rate = WordLayer.FORMAT.encode(learningRate);
    for (int i = layers.size() - 1; i >= 0; i--) {
      long[] x = sample.numbers().get(i);
      long[] outputs = sample.numbers().get(i + 1);
      errors = layers.get(i).train(x, outputs, sample.winners().get(i), errors, rate);
    }
  }

  void gather(Trace sample, int label) {
    long[] errors = softmax.errors(sample.logits(), label);
    for (int i = layers.size() - 1; i >= 0; i--) {
      long[] x = sample.numbers().get(i);
      long[] outputs = sample.numbers().get(i + 1);
      errors = layers.get(i).gather(x, outputs, sample.winners().get(i), errors);
    }
  }

  void step(float learningRate) {
    layers.forEach(layer -> layer.step(WordLayer.FORMAT.encode(learningRate)));
  }

  /** Every weight and bias, layer by layer. */
  List<long[]> tensors() {
    List<long[]> tensors = new ArrayList<>();
    for (WordLayer layer : layers) {
      tensors.add(layer.weights);
      tensors.add(layer.biases);
    }
    return tensors;
  }
}
