package dev.kairo.train.conv.taps;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.train.conv.pool.PoolGolden;
import dev.kairo.train.conv.pool.PooledWords;
import dev.kairo.train.fc.PlainSum;
import java.util.Arrays;

/**
 * A layer's numbers in the order the hardware works them out, as words of its format.
 *
 * <p>A sum is the tree of all taps' products, added to a positive zero, and the bias last. The
 * gradient of cell {@code n} goes to partial sum {@code n mod P}; the partial sums are added in
 * order, from the first on.
 */
public final class TapsGolden {
  private final TapsShape shape;
  private final FpFormat format;
  private final int partials;
  private final PlainSum order;
  private final long[][] weights;
  private final long[] biases;
  private final long[][][] weightSums;
  private final long[][] biasSums;

  /**
   * A layer.
   *
   * @param weights for each channel its taps, row by row
   */
  public TapsGolden(TapsParameters parameters, long[][] weights, long[] biases) {
    this.shape = parameters.shape();
    this.format = parameters.format();
    this.partials = parameters.partials();
    this.order = new PlainSum(format, shape.taps());
    this.weights = new long[shape.channels()][];
    for (int c = 0; c < shape.channels(); c++) {
      this.weights[c] = weights[c].clone();
    }
    this.biases = biases.clone();
    this.weightSums = new long[shape.channels()][shape.taps()][partials];
    this.biasSums = new long[shape.channels()][partials];
  }

  /** The weights now. */
  public long[][] weights() {
    return weights;
  }

  /** The biases now. */
  public long[] biases() {
    return biases;
  }

  /** For each channel and tap the partial sums of the gradient since the last step. */
  public long[][][] weightSums() {
    return weightSums;
  }

  /** For each channel the partial sums of its bias's gradient since the last step. */
  public long[][] biasSums() {
    return biasSums;
  }

  /** The pooled cells of an image, whose pixels are given row by row. */
  public PooledWords forward(long[] image) {
    long[][] words = new long[shape.channels()][shape.cells()];
    int[][] winners = new int[shape.channels()][shape.cells()];
    for (int c = 0; c < shape.channels(); c++) {
      for (int cell = 0; cell < shape.cells(); cell++) {
        long[] candidates = new long[4];
        for (int candidate = 0; candidate < 4; candidate++) {
          candidates[candidate] = sum(c, image, cell, candidate);
        }
        PoolGolden pool = PoolGolden.of(format, candidates);
        words[c][cell] = pool.word();
        winners[c][cell] = pool.winner();
      }
    }
    return new PooledWords(words, winners);
  }

  private long sum(int channel, long[] image, int cell, int candidate) {
    long[] taps = weights[channel];
    long sum =
        order.of(
            taps.length,
            tap ->
                FpGolden.multiply(
                    format, taps[tap], image[shape.map().pixel(cell, candidate, tap)]));
    return FpGolden.add(format, sum, biases[channel]);
  }

  /** Adds a sample's gradients: its errors, and the winners they go to. */
  public void backward(long[] image, PooledWords errors) {
    for (int c = 0; c < shape.channels(); c++) {
      for (int cell = 0; cell < shape.cells(); cell++) {
        int partial = cell % partials;
        long error = errors.words()[c][cell];
        for (int tap = 0; tap < shape.taps(); tap++) {
          long pixel = image[shape.map().pixel(cell, errors.winners()[c][cell], tap)];
          add(weightSums[c][tap], partial, FpGolden.multiply(format, error, pixel));
        }
        add(biasSums[c], partial, error);
      }
    }
  }

  private void add(long[] sums, int partial, long word) {
    sums[partial] = FpGolden.add(format, sums[partial], word);
  }

  /** Steps every weight and bias against its gradient, which counts from zero again. */
  public void step(long learningRate) {
    long descent = learningRate ^ format.signBit();
    for (int c = 0; c < shape.channels(); c++) {
      for (int tap = 0; tap < shape.taps(); tap++) {
        weights[c][tap] = stepped(weights[c][tap], descent, weightSums[c][tap]);
      }
      biases[c] = stepped(biases[c], descent, biasSums[c]);
    }
  }

  private long stepped(long word, long descent, long[] sums) {
    long gradient = sums[0];
    for (int p = 1; p < partials; p++) {
      gradient = FpGolden.add(format, gradient, sums[p]);
    }
    Arrays.fill(sums, 0);
    return FpGolden.add(format, word, FpGolden.multiply(format, descent, gradient));
  }
}
