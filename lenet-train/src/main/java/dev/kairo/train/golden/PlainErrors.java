package dev.kairo.train.golden;

import dev.kairo.train.network.Convolution;

/**
 * The errors of a convolution's activations number by number, with the zeros of a full error map or
 * without. Ten times slower than {@link ConvolutionErrors}, but for errors of any value: infinity
 * times a zero beside a kernel is nothing here.
 */
final class PlainErrors {
  private static final int CANDIDATES = 4;

  private final Convolution layer;
  private final float[] weights;
  private final boolean dense;
  private final int cells;

  PlainErrors(Convolution layer, float[] weights, boolean dense) {
    this.layer = layer;
    this.weights = weights;
    this.dense = dense;
    this.cells = layer.output().plane();
  }

  /** The errors of the activations. */
  float[] of(LayerOutput output, float[] errors) {
    float[] sums = new float[layer.input().size()];
    int from = 0;
    for (int size : layer.errorGroups()) {
      float[] group = from == 0 ? sums : new float[sums.length];
      for (int in = 0; in < layer.input().channels(); in++) {
        group(from, size, in, output, errors, group);
      }
      if (from > 0) {
        Lines.add(sums, 0, group, 0, sums.length, false);
      }
      from += size;
    }
    return sums;
  }

  private void group(int from, int size, int in, LayerOutput output, float[] errors, float[] sums) {
    int side = layer.kernel() + 1;
    int cellColumns = layer.output().width();
    for (int cell = 0; cell < cells; cell++) {
      int at = cell;
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          int qy = y;
          int qx = x;
          NumberTree.Leaf leaf =
              dense
                  ? channel -> full(channel, at, in, qy, qx, output, errors)
                  : channel -> winning(channel, at, in, qy, qx, output, errors);
          int row = 2 * (cell / cellColumns) + y;
          int place =
              in * layer.input().plane()
                  + row * layer.input().width()
                  + 2 * (cell % cellColumns)
                  + x;
          sums[place] = Lines.sum(sums[place], NumberTree.sum(from, from + size, leaf));
        }
      }
    }
  }

  private float winning(
      int channel, int cell, int in, int qy, int qx, LayerOutput output, float[] errors) {
    int winner = output.winners()[channel * cells + cell];
    return product(channel, in, qy, qx, winner, errors[channel * cells + cell], 0f);
  }

  private float full(
      int channel, int cell, int in, int qy, int qx, LayerOutput output, float[] errors) {
    float sum = 0f;
    for (int candidate = 0; candidate < CANDIDATES; candidate++) {
      boolean won = output.winners()[channel * cells + cell] == candidate;
      float error = won ? errors[channel * cells + cell] : 0f;
      // A negative zero added to a sum from a positive zero on leaves it as it is.
      sum = Lines.sum(sum, product(channel, in, qy, qx, candidate, error, -0f));
    }
    return sum;
  }

  /** The error times the weight of the tap at a place of the patch, if there is one. */
  private float product(
      int channel, int in, int qy, int qx, int candidate, float error, float outside) {
    int y = qy - candidate / 2;
    int x = qx - candidate % 2;
    int kernel = layer.kernel();
    if (y < 0 || x < 0 || y >= kernel || x >= kernel) {
      return outside;
    }
    int kernels = channel * layer.input().channels() + in;
    return Lines.product(error, weights[kernels * layer.taps() + y * kernel + x]);
  }
}
