package dev.kairo.train.golden;

import dev.kairo.train.network.Convolution;
import java.util.Arrays;
import java.util.Collections;

/**
 * The forward pass of a convolution with its pooling, all positions of an output plane at once.
 *
 * <p>For each group of input channels the trees of {@code tapsAtOnce} taps one after the other from
 * +0; the groups in order; the bias last. A pooled cell keeps the first of its largest candidates.
 */
final class ConvolutionForward {
  private static final int CANDIDATES = 4;

  private final Convolution layer;
  private final Crew crew;
  private final float[] weights;
  private final float[] biases;
  private final int positions;
  private final int cells;
  private final float[] columns;

  ConvolutionForward(Convolution layer, float[] weights, float[] biases, Crew crew) {
    this.layer = layer;
    this.crew = crew;
    this.weights = weights;
    this.biases = biases;
    this.positions = layer.unpooled().plane();
    this.cells = layer.output().plane();
    this.columns = new float[layer.input().channels() * layer.taps() * positions];
  }

  LayerOutput of(float[] activations) {
    spread(activations);
    boolean normal = Lines.normal(Lines.lowest(weights), Lines.lowest(activations));
    LayerOutput output =
        new LayerOutput(new float[layer.output().size()], new byte[layer.output().size()]);
    crew.share(
        layer.channels(),
        (from, upTo) -> {
          float[] group = new float[positions];
          float[] sum = new float[positions];
          int leaves = layer.tapsAtOnce() * Collections.max(layer.channelGroups());
          LineTree tree = new LineTree(columns, leaves, positions);
          for (int channel = from; channel < upTo; channel++) {
            sum(channel, tree, group, sum, normal);
            pool(channel, sum, output);
          }
        });
    return output;
  }

  /** For each input channel and tap, the line of what it meets at each position. */
  private void spread(float[] activations) {
    int height = layer.unpooled().height();
    int width = layer.unpooled().width();
    int kernel = layer.kernel();
    int at = 0;
    for (int in = 0; in < layer.input().channels(); in++) {
      for (int tap = 0; tap < layer.taps(); tap++) {
        for (int y = 0; y < height; y++) {
          int row = in * layer.input().plane() + (y + tap / kernel) * layer.input().width();
          System.arraycopy(activations, row + tap % kernel, columns, at, width);
          at += width;
        }
      }
    }
  }

  private void sum(int channel, LineTree tree, float[] group, float[] sum, boolean normal) {
    int from = 0;
    for (int size : layer.channelGroups()) {
      group(channel, from, size, tree, from == 0 ? sum : group, normal);
      if (from > 0) {
        Lines.add(sum, 0, group, 0, positions, normal);
      }
      from += size;
    }
    for (int position = 0; position < positions; position++) {
      sum[position] = Lines.sum(sum[position], biases[channel]);
    }
  }

  private void group(int channel, int from, int size, LineTree tree, float[] sum, boolean normal) {
    int taps = layer.taps();
    Arrays.fill(sum, 0f);
    for (int block = 0; block < taps; block += layer.tapsAtOnce()) {
      int leaf = 0;
      for (int tap = block; tap < block + layer.tapsAtOnce(); tap++) {
        for (int in = from; in < from + size; in++) {
          float weight = weights[(channel * layer.input().channels() + in) * taps + tap];
          tree.leaf(leaf++, weight, (in * taps + tap) * positions);
        }
      }
      tree.addTo(sum, 0, leaf, normal);
    }
  }

  private void pool(int channel, float[] sum, LayerOutput output) {
    for (int cell = 0; cell < cells; cell++) {
      int winner = 0;
      float largest = sum[layer.position(cell, 0)];
      for (int candidate = 1; candidate < CANDIDATES; candidate++) {
        float other = sum[layer.position(cell, candidate)];
        if (largest < other) {
          largest = other;
          winner = candidate;
        }
      }
      output.numbers()[channel * cells + cell] = largest;
      output.winners()[channel * cells + cell] = (byte) winner;
    }
  }
}
