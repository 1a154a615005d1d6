package dev.kairo.train.conv.channels;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.pool.PoolGolden;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.conv.pool.PooledWords;
import dev.kairo.train.fc.PlainSum;

/**
 * A slice's numbers in the order the hardware works them out, as words of its format.
 *
 * <p>A sum goes from a positive zero over the taps, adding the tree of the input channels' products
 * under each; the bias is added last. A cell's error goes to its winner alone: to the gradients
 * cell by cell, and to the errors of the inputs as the tree of the output channels' products, cell
 * by cell and within a cell pixel by pixel of its patch.
 */
public final class ChannelsGolden {
  private final ChannelsShape shape;
  private final ConvMap map;
  private final FpFormat format;
  private final long[][][] weights;
  private final long[] biases;
  private final long[][][] gradients;
  private final long[] biasGradients;

  /**
   * A slice.
   *
   * @param weights for each output channel and input channel the taps, row by row
   * @param biases for each output channel
   */
  public ChannelsGolden(ChannelsParameters parameters, long[][][] weights, long[] biases) {
    this.shape = parameters.shape();
    this.map = shape.map();
    this.format = parameters.format();
    this.weights = new long[shape.channels()][shape.inputs()][];
    for (int o = 0; o < shape.channels(); o++) {
      for (int i = 0; i < shape.inputs(); i++) {
        this.weights[o][i] = weights[o][i].clone();
      }
    }
    this.biases = biases.clone();
    this.gradients = new long[shape.channels()][shape.inputs()][map.taps()];
    this.biasGradients = new long[shape.channels()];
  }

  /** The weights now. */
  public long[][][] weights() {
    return weights;
  }

  /** The biases now. */
  public long[] biases() {
    return biases;
  }

  /** The gradients of the weights since the last step. */
  public long[][][] gradients() {
    return gradients;
  }

  /** The gradients of the biases since the last step. */
  public long[] biasGradients() {
    return biasGradients;
  }

  /**
   * For each output channel its sums without bias, cell by cell and in a cell candidate by
   * candidate.
   *
   * @param inputs for each input channel the pixels, row by row
   */
  public long[][] sums(long[][] inputs) {
    long[][] sums = new long[shape.channels()][PooledCell.CANDIDATES * map.cells()];
    for (int o = 0; o < sums.length; o++) {
      for (int position = 0; position < sums[o].length; position++) {
        sums[o][position] = sum(weights[o], inputs, position / 4, position % 4);
      }
    }
    return sums;
  }

  private long sum(long[][] taps, long[][] inputs, int cell, int candidate) {
    int count = shape.inputs();
    return new PlainSum(format, count)
        .of(
            map.taps() * count,
            product -> {
              int tap = product / count;
              int input = product % count;
              long pixel = inputs[input][map.pixel(cell, candidate, tap)];
              return FpGolden.multiply(format, taps[input][tap], pixel);
            });
  }

  /** The pooled cells of complete sums. */
  public PooledWords pooled(long[][] sums) {
    long[][] words = new long[shape.channels()][map.cells()];
    int[][] winners = new int[shape.channels()][map.cells()];
    for (int o = 0; o < shape.channels(); o++) {
      for (int cell = 0; cell < map.cells(); cell++) {
        long[] candidates = new long[PooledCell.CANDIDATES];
        for (int candidate = 0; candidate < candidates.length; candidate++) {
          long sum = sums[o][PooledCell.CANDIDATES * cell + candidate];
          candidates[candidate] = FpGolden.add(format, sum, biases[o]);
        }
        PoolGolden pool = PoolGolden.of(format, candidates);
        words[o][cell] = pool.word();
        winners[o][cell] = pool.winner();
      }
    }
    return new PooledWords(words, winners);
  }

  /** The errors of the inputs: for each input channel its pixels, row by row. */
  public long[][] inputErrors(PooledWords errors) {
    long[][] found = new long[shape.inputs()][map.pixels()];
    int patch = map.patch();
    for (int i = 0; i < shape.inputs(); i++) {
      for (int cell = 0; cell < map.cells(); cell++) {
        for (int q = 0; q < patch * patch; q++) {
          int row = q / patch;
          int column = q % patch;
          int pixel =
              (2 * (cell / map.cellColumns()) + row) * map.width()
                  + 2 * (cell % map.cellColumns())
                  + column;
          found[i][pixel] =
              FpGolden.add(format, found[i][pixel], arriving(errors, i, cell, row, column));
        }
      }
    }
    return found;
  }

  /** What a pixel of a cell's patch gets from all output channels. */
  private long arriving(PooledWords errors, int input, int cell, int row, int column) {
    int count = shape.channels();
    long[] products = new long[count];
    for (int o = 0; o < count; o++) {
      int ky = row - errors.winners()[o][cell] / 2;
      int kx = column - errors.winners()[o][cell] % 2;
      boolean inside = ky >= 0 && kx >= 0 && ky < map.kernel() && kx < map.kernel();
      products[o] =
          inside
              ? FpGolden.multiply(
                  format, errors.words()[o][cell], weights[o][input][ky * map.kernel() + kx])
              : 0;
    }
    return PlainSum.tree(format, products);
  }

  /** Adds a sample's gradients: its errors, and the winners they go to. */
  public void addGradients(long[][] inputs, PooledWords errors) {
    for (int o = 0; o < shape.channels(); o++) {
      for (int cell = 0; cell < map.cells(); cell++) {
        long error = errors.words()[o][cell];
        for (int i = 0; i < shape.inputs(); i++) {
          for (int tap = 0; tap < map.taps(); tap++) {
            long pixel = inputs[i][map.pixel(cell, errors.winners()[o][cell], tap)];
            gradients[o][i][tap] =
                FpGolden.add(format, gradients[o][i][tap], FpGolden.multiply(format, error, pixel));
          }
        }
        biasGradients[o] = FpGolden.add(format, biasGradients[o], error);
      }
    }
  }

  /** Steps every weight and bias against its gradient, which counts from zero again. */
  public void step(long learningRate) {
    long descent = learningRate ^ format.signBit();
    for (int o = 0; o < shape.channels(); o++) {
      for (int i = 0; i < shape.inputs(); i++) {
        for (int tap = 0; tap < map.taps(); tap++) {
          weights[o][i][tap] = stepped(weights[o][i][tap], descent, gradients[o][i][tap]);
          gradients[o][i][tap] = 0;
        }
      }
      biases[o] = stepped(biases[o], descent, biasGradients[o]);
      biasGradients[o] = 0;
    }
  }

  private long stepped(long word, long descent, long gradient) {
    return FpGolden.add(format, word, FpGolden.multiply(format, descent, gradient));
  }
}
