package dev.kairo.train.golden;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.train.weights.LayerWeights;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** A layer word by word, each operation by {@link FpGolden}: slow, and easy to hold to its text. */
abstract class WordLayer {
  static final FpFormat FORMAT = FpFormat.FP32;

  final long[] weights;
  final long[] biases;
  final long[][] weightSums;
  final long[][] biasSums;

  WordLayer(LayerWeights numbers, int partials) {
    weights = words(numbers.weights());
    biases = words(numbers.biases());
    weightSums = new long[partials][weights.length];
    biasSums = new long[partials][biases.length];
  }

  /** What it gives; a pool writes down its winners. */
  abstract long[] forward(long[] activations, int[] winners);

  /** Adds a sample's gradients; the errors of the activations. */
  abstract long[] gather(long[] activations, long[] outputs, int[] winners, long[] arriving);

  /** Trains with a sample at once; the errors of the activations by the weights before. */
  long[] train(
      long[] activations, long[] outputs, int[] winners, long[] arriving, long learningRate) {
    long[] leaving = gather(activations, outputs, winners, arriving);
    step(learningRate);
    return leaving;
  }

  void step(long learningRate) {
    step(weights, weightSums, learningRate);
    step(biases, biasSums, learningRate);
  }

  private static void step(long[] numbers, long[][] partials, long learningRate) {
    for (int i = 0; i < numbers.length; i++) {
      long sum = partials[0][i];
      for (int p = 1; p < partials.length; p++) {
        sum = add(sum, partials[p][i]);
      }
      numbers[i] = add(numbers[i], multiply(FpGolden.negate(FORMAT, learningRate), sum));
    }
    for (long[] partial : partials) {
      Arrays.fill(partial, 0);
    }
  }

  static long add(long a, long b) {
    return FpGolden.add(FORMAT, a, b);
  }

  static long multiply(long a, long b) {
    return FpGolden.multiply(FORMAT, a, b);
  }

  /** The halves of a tree, the lower half the larger one. */
  static long tree(int from, int upTo, IntToLongFunction leaf) {
    if (upTo - from == 1) {
      return leaf.applyAsLong(from);
    }
    int middle = from + (upTo - from + 1) / 2;
    return add(tree(from, middle, leaf), tree(middle, upTo, leaf));
  }

  static long[] words(float[] numbers) {
    long[] words = new long[numbers.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = FORMAT.encode(numbers[i]);
    }
    return words;
  }
}
