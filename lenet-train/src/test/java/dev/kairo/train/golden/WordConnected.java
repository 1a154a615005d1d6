package dev.kairo.train.golden;

import dev.kairo.hw.fp.FpGolden;
import dev.kairo.train.fc.PlainSum;
import dev.kairo.train.network.FullyConnected;
import dev.kairo.train.weights.LayerWeights;

/** A fully connected layer, word by word. */
final class WordConnected extends WordLayer {
  private final FullyConnected layer;
  private final int inputs;

  WordConnected(FullyConnected layer, LayerWeights numbers) {
    super(numbers, 1);
    this.layer = layer;
    this.inputs = layer.input().size();
  }

  @Override
  long[] forward(long[] x, int[] winners) {
    PlainSum order = new PlainSum(FORMAT, layer.forwardReduction());
    long[] outputs = new long[layer.outputs()];
    for (int o = 0; o < outputs.length; o++) {
      int row = o * inputs;
      long biased = add(order.of(inputs, i -> multiply(weights[row + i], x[i])), biases[o]);
      outputs[o] = layer.relu() ? FpGolden.relu(FORMAT, biased) : biased;
    }
    return outputs;
  }

  @Override
  long[] gather(long[] x, long[] outputs, int[] winners, long[] arriving) {
    long[] passed = passed(outputs, arriving);
    for (int o = 0; o < passed.length; o++) {
      for (int i = 0; i < inputs; i++) {
        int at = o * inputs + i;
        weightSums[0][at] = add(weightSums[0][at], multiply(passed[o], x[i]));
      }
      biasSums[0][o] = add(biasSums[0][o], passed[o]);
    }
    return errors(passed);
  }

  @Override
  long[] train(long[] x, long[] outputs, int[] winners, long[] arriving, long learningRate) {
    long[] passed = passed(outputs, arriving);
    long[] leaving = errors(passed);
    for (int o = 0; o < passed.length; o++) {
      long step = multiply(FpGolden.negate(FORMAT, learningRate), passed[o]);
      for (int i = 0; i < inputs; i++) {
        weights[o * inputs + i] = add(weights[o * inputs + i], multiply(step, x[i]));
      }
      biases[o] = add(biases[o], step);
    }
    return leaving;
  }

  private long[] errors(long[] passed) {
    PlainSum order = new PlainSum(FORMAT, layer.backwardReduction());
    long[] leaving = new long[inputs];
    for (int i = 0; i < inputs; i++) {
      int column = i;
      leaving[i] = order.of(passed.length, o -> multiply(weights[o * inputs + column], passed[o]));
    }
    return leaving;
  }

  private long[] passed(long[] outputs, long[] arriving) {
    long[] passed = arriving.clone();
    for (int o = 0; layer.relu() && o < passed.length; o++) {
      passed[o] = FORMAT.decode(outputs[o]) > 0 ? passed[o] : 0;
    }
    return passed;
  }
}
