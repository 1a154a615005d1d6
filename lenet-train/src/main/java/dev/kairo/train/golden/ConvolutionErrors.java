package dev.kairo.train.golden;

import dev.kairo.train.network.Convolution;
import java.util.Arrays;
import java.util.Collections;

/**
 * The errors of a convolution's activations, all input channels and places of a cell's patch at
 * once.
 *
 * <p>For each group of output channels cell by cell from +0, the tree over the group's channels of
 * a channel's error times its kernel, laid where the winner was; the groups in order.
 */
final class ConvolutionErrors {
  private final Convolution layer;
  private final Crew crew;
  private final int inputs;
  private final int cells;
  private final int side;
  private final int patch;

  /** Zeros before the first kernel: as far as a kernel is moved for a winner. */
  private final int lead;

  private final int stride;

  /**
   * For each output channel the kernels in the upper left of patches. The last row and column are
   * zeros, so that reading from {@code y * side + x} earlier moves every kernel by y and x.
   */
  private final float[] kernels;

  ConvolutionErrors(Convolution layer, Crew crew) {
    this.layer = layer;
    this.crew = crew;
    this.inputs = layer.input().channels();
    this.cells = layer.output().plane();
    this.side = layer.kernel() + 1;
    this.patch = side * side;
    this.lead = side + 1;
    this.stride = lead + inputs * patch;
    this.kernels = new float[layer.channels() * stride];
  }

  /** Takes the weights of an output channel. */
  void take(int channel, float[] weights) {
    int kernel = layer.kernel();
    for (int in = 0; in < inputs; in++) {
      for (int y = 0; y < kernel; y++) {
        System.arraycopy(
            weights,
            (channel * inputs + in) * layer.taps() + y * kernel,
            kernels,
            channel * stride + lead + in * patch + y * side,
            kernel);
      }
    }
  }

  /** The errors of the activations. */
  float[] of(LayerOutput output, float[] errors) {
    float[] sums = new float[layer.input().size()];
    float[] group = new float[layer.errorGroups().size() == 1 ? 0 : sums.length];
    int plane = layer.input().plane();
    boolean normal = Lines.normal(Lines.lowest(kernels), Lines.lowest(errors));
    crew.share(
        inputs,
        (in, upTo) -> {
          int leaves = Collections.max(layer.errorGroups());
          LineTree tree = new LineTree(kernels, leaves, (upTo - in) * patch);
          int from = 0;
          for (int size : layer.errorGroups()) {
            float[] to = from == 0 ? sums : group;
            Arrays.fill(to, in * plane, upTo * plane, 0f);
            group(from, size, in, upTo, tree, output, errors, to, normal);
            if (from > 0) {
              Lines.add(sums, in * plane, group, in * plane, (upTo - in) * plane, normal);
            }
            from += size;
          }
        });
    return sums;
  }

  private void group(
      int from,
      int size,
      int firstInput,
      int upToInput,
      LineTree tree,
      LayerOutput output,
      float[] errors,
      float[] to,
      boolean normal) {
    int width = layer.input().width();
    for (int cell = 0; cell < cells; cell++) {
      for (int channel = from; channel < from + size; channel++) {
        int winner = output.winners()[channel * cells + cell];
        int moved = winner / 2 * side + winner % 2;
        int start = channel * stride + lead + firstInput * patch - moved;
        tree.leaf(channel - from, errors[channel * cells + cell], start);
      }
      float[] line = tree.sum(size, normal);
      int corner =
          2 * (cell / layer.output().width()) * width + 2 * (cell % layer.output().width());
      for (int in = firstInput; in < upToInput; in++) {
        for (int y = 0; y < side; y++) {
          Lines.add(
              to,
              in * layer.input().plane() + corner + y * width,
              line,
              (in - firstInput) * patch + y * side,
              side,
              normal);
        }
      }
    }
  }
}
