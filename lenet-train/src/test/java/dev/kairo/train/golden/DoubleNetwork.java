package dev.kairo.train.golden;

import dev.kairo.train.network.Convolution;
import dev.kairo.train.network.FullyConnected;
import dev.kairo.train.network.Layer;
import dev.kairo.train.network.Network;
import dev.kairo.train.weights.Weights;
import java.util.ArrayList;
import java.util.List;

/** A network in doubles as textbooks have it, without any order of sums in mind. */
final class DoubleNetwork {
  private final Network network;
  private final List<double[]> weights = new ArrayList<>();
  private final List<double[]> biases = new ArrayList<>();

  DoubleNetwork(Weights begin) {
    this.network = begin.network();
    begin.layers().forEach(layer -> weights.add(doubles(layer.weights())));
    begin.layers().forEach(layer -> biases.add(doubles(layer.biases())));
  }

  /** Every array, in the order of {@link Weights#tensors}. */
  List<double[]> tensors() {
    List<double[]> tensors = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      tensors.add(weights.get(i));
      tensors.add(biases.get(i));
    }
    return tensors;
  }

  /** The loss of a sample. */
  double loss(double[] pixels, int label) {
    return -Math.log(probabilities(forward(pixels))[label]);
  }

  /** The derivative of the loss by every number of every array. */
  List<double[]> gradients(double[] pixels, int label) {
    List<double[]> maps = forward(pixels);
    double[] errors = probabilities(maps);
    errors[label] -= 1;
    List<double[]> gradients = new ArrayList<>();
    for (int i = weights.size() - 1; i >= 0; i--) {
      double[] weightGradient = new double[weights.get(i).length];
      double[] biasGradient = new double[biases.get(i).length];
      double[] x = maps.get(i);
      Layer layer = network.layers().get(i);
      errors =
          layer instanceof Convolution c
              ? backward(c, weights.get(i), biases.get(i), x, errors, weightGradient, biasGradient)
              : backward(
                  (FullyConnected) layer,
                  weights.get(i),
                  x,
                  maps.get(i + 1),
                  errors,
                  weightGradient,
                  biasGradient);
      gradients.add(0, biasGradient);
      gradients.add(0, weightGradient);
    }
    return gradients;
  }

  private List<double[]> forward(double[] pixels) {
    List<double[]> maps = new ArrayList<>(List.of(pixels));
    for (int i = 0; i < weights.size(); i++) {
      double[] x = maps.get(i);
      Layer layer = network.layers().get(i);
      maps.add(
          layer instanceof Convolution c
              ? pooled(c, unpooled(c, weights.get(i), biases.get(i), x))
              : forward((FullyConnected) layer, weights.get(i), biases.get(i), x));
    }
    return maps;
  }

  private static double[] probabilities(List<double[]> maps) {
    double[] exponentials = maps.get(maps.size() - 1).clone();
    double sum = 0;
    for (int i = 0; i < exponentials.length; i++) {
      exponentials[i] = Math.exp(exponentials[i]);
      sum += exponentials[i];
    }
    for (int i = 0; i < exponentials.length; i++) {
      exponentials[i] /= sum;
    }
    return exponentials;
  }

  private static double[] forward(FullyConnected f, double[] w, double[] b, double[] x) {
    double[] outputs = b.clone();
    for (int o = 0; o < outputs.length; o++) {
      for (int i = 0; i < x.length; i++) {
        outputs[o] += w[o * x.length + i] * x[i];
      }
      outputs[o] = f.relu() ? Math.max(outputs[o], 0) : outputs[o];
    }
    return outputs;
  }

  private static double[] backward(
      FullyConnected f,
      double[] w,
      double[] x,
      double[] y,
      double[] errors,
      double[] dw,
      double[] db) {
    double[] dx = new double[x.length];
    for (int o = 0; o < errors.length; o++) {
      double error = f.relu() && y[o] <= 0 ? 0 : errors[o];
      db[o] = error;
      for (int i = 0; i < x.length; i++) {
        dw[o * x.length + i] = error * x[i];
        dx[i] += error * w[o * x.length + i];
      }
    }
    return dx;
  }

  private static double[] unpooled(Convolution c, double[] w, double[] b, double[] x) {
    double[] map = new double[c.unpooled().size()];
    each(c, (at, weight, from) -> map[at] += w[weight] * x[from]);
    for (int i = 0; i < map.length; i++) {
      map[i] += b[i / c.unpooled().plane()];
    }
    return map;
  }

  private static double[] pooled(Convolution c, double[] map) {
    double[] cells = new double[c.output().size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = map[largest(c, map, i)];
    }
    return cells;
  }

  /** Where the largest number of a cell is. */
  private static int largest(Convolution c, double[] map, int cell) {
    int channel = cell / c.output().plane();
    int y = 2 * (cell % c.output().plane() / c.output().width());
    int x = 2 * (cell % c.output().width());
    int width = c.unpooled().width();
    int corner = channel * c.unpooled().plane() + y * width + x;
    int largest = corner;
    for (int at : new int[] {corner + 1, corner + width, corner + width + 1}) {
      largest = map[at] > map[largest] ? at : largest;
    }
    return largest;
  }

  private static double[] backward(
      Convolution c,
      double[] w,
      double[] b,
      double[] x,
      double[] errors,
      double[] dw,
      double[] db) {
    double[] map = unpooled(c, w, b, x);
    double[] full = new double[map.length];
    for (int i = 0; i < errors.length; i++) {
      full[largest(c, map, i)] = errors[i];
      db[i / c.output().plane()] += errors[i];
    }
    double[] dx = new double[x.length];
    each(
        c,
        (at, weight, from) -> {
          dw[weight] += full[at] * x[from];
          dx[from] += full[at] * w[weight];
        });
    return dx;
  }

  /** A product of a convolution: a place of its map, the weight, and the pixel. */
  private interface Product {
    void visit(int at, int weight, int from);
  }

  private static void each(Convolution c, Product product) {
    int height = c.unpooled().height();
    int width = c.unpooled().width();
    int k = c.kernel();
    int at = 0;
    for (int channel = 0; channel < c.channels(); channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++, at++) {
          for (int in = 0; in < c.input().channels(); in++) {
            for (int ky = 0; ky < k; ky++) {
              for (int kx = 0; kx < k; kx++) {
                int from = (in * c.input().height() + y + ky) * c.input().width() + x + kx;
                int weight = ((channel * c.input().channels() + in) * k + ky) * k + kx;
                product.visit(at, weight, from);
              }
            }
          }
        }
      }
    }
  }

  static double[] doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = numbers[i];
    }
    return doubles;
  }
}
