package dev.kairo.train.golden;

import dev.kairo.train.conv.pool.PoolGolden;
import dev.kairo.train.fc.PlainSum;
import dev.kairo.train.network.Convolution;
import dev.kairo.train.weights.LayerWeights;

/** A convolution with its pool, word by word. */
final class WordConvolution extends WordLayer {
  private final Convolution layer;
  private final boolean dense;
  private final int kernel;
  private final int inputs;
  private final int width;
  private final int height;
  private final int cellColumns;
  private final int cells;

  WordConvolution(Convolution layer, LayerWeights numbers, boolean dense) {
    super(numbers, layer.partials());
    this.layer = layer;
    this.dense = dense;
    this.kernel = layer.kernel();
    this.inputs = layer.input().channels();
    this.width = layer.input().width();
    this.height = layer.input().height();
    this.cellColumns = (width - kernel + 1) / 2;
    this.cells = cellColumns * ((height - kernel + 1) / 2);
  }

  @Override
  long[] forward(long[] x, int[] winners) {
    long[] pooled = new long[layer.channels() * cells];
    for (int channel = 0; channel < layer.channels(); channel++) {
      for (int cell = 0; cell < cells; cell++) {
        long[] candidates = new long[4];
        for (int candidate = 0; candidate < 4; candidate++) {
          candidates[candidate] = sum(channel, x, cell, candidate);
        }
        PoolGolden pool = PoolGolden.of(FORMAT, candidates);
        pooled[channel * cells + cell] = pool.word();
        winners[channel * cells + cell] = pool.winner();
      }
    }
    return pooled;
  }

  private long sum(int channel, long[] x, int cell, int candidate) {
    int from = 0;
    long all = 0;
    for (int size : layer.channelGroups()) {
      int first = from;
      long group =
          new PlainSum(FORMAT, layer.tapsAtOnce() * size)
              .of(
                  kernel * kernel * size,
                  i -> {
                    int in = first + i % size;
                    int tap = i / size;
                    return multiply(weight(channel, in, tap), pixel(x, in, cell, candidate, tap));
                  });
      all = from == 0 ? group : add(all, group);
      from += size;
    }
    return add(all, biases[channel]);
  }

  private long weight(int channel, int in, int tap) {
    return weights[(channel * inputs + in) * kernel * kernel + tap];
  }

  private long pixel(long[] x, int in, int cell, int candidate, int tap) {
    int y = 2 * (cell / cellColumns) + candidate / 2 + tap / kernel;
    int column = 2 * (cell % cellColumns) + candidate % 2 + tap % kernel;
    return x[(in * height + y) * width + column];
  }

  @Override
  long[] gather(long[] x, long[] outputs, int[] winners, long[] arriving) {
    for (int channel = 0; channel < layer.channels(); channel++) {
      for (int cell = 0; cell < cells; cell++) {
        int partial = cell % layer.partials();
        int winner = winners[channel * cells + cell];
        for (int candidate = 0; candidate < 4; candidate++) {
          if (dense || candidate == winner) {
            long error = candidate == winner ? arriving[channel * cells + cell] : 0;
            gather(channel, partial, x, cell, candidate, error);
          }
        }
      }
    }
    return errors(winners, arriving);
  }

  private void gather(int channel, int partial, long[] x, int cell, int candidate, long error) {
    for (int in = 0; in < inputs; in++) {
      for (int tap = 0; tap < kernel * kernel; tap++) {
        int at = (channel * inputs + in) * kernel * kernel + tap;
        long product = multiply(error, pixel(x, in, cell, candidate, tap));
        weightSums[partial][at] = add(weightSums[partial][at], product);
      }
    }
    biasSums[partial][channel] = add(biasSums[partial][channel], error);
  }

  private long[] errors(int[] winners, long[] arriving) {
    long[] all = new long[inputs * height * width];
    int from = 0;
    for (int size : layer.errorGroups()) {
      long[] group = new long[all.length];
      for (int cell = 0; cell < cells; cell++) {
        for (int in = 0; in < inputs; in++) {
          for (int q = 0; q < (kernel + 1) * (kernel + 1); q++) {
            group(from, size, cell, in, q, winners, arriving, group);
          }
        }
      }
      for (int i = 0; i < all.length; i++) {
        all[i] = from == 0 ? group[i] : add(all[i], group[i]);
      }
      from += size;
    }
    return all;
  }

  private void group(
      int from, int size, int cell, int in, int q, int[] winners, long[] arriving, long[] sums) {
    int y = 2 * (cell / cellColumns) + q / (kernel + 1);
    int column = 2 * (cell % cellColumns) + q % (kernel + 1);
    int at = (in * height + y) * width + column;
    long patch =
        tree(
            from,
            from + size,
            channel -> {
              int winner = winners[channel * cells + cell];
              long error = arriving[channel * cells + cell];
              if (!dense) {
                return reaches(q, winner) ? back(channel, in, q, winner, error) : 0;
              }
              long sum = 0;
              for (int o = 0; o < 4; o++) {
                if (reaches(q, o)) {
                  sum = add(sum, back(channel, in, q, o, o == winner ? error : 0));
                }
              }
              return sum;
            });
    sums[at] = add(sums[at], patch);
  }

  private boolean reaches(int q, int candidate) {
    int y = q / (kernel + 1) - candidate / 2;
    int column = q % (kernel + 1) - candidate % 2;
    return y >= 0 && y < kernel && column >= 0 && column < kernel;
  }

  private long back(int channel, int in, int q, int candidate, long error) {
    int y = q / (kernel + 1) - candidate / 2;
    int column = q % (kernel + 1) - candidate % 2;
    return multiply(error, weight(channel, in, y * kernel + column));
  }
}
