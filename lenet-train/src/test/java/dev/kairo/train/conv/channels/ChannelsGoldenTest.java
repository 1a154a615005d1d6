package dev.kairo.train.conv.channels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.pool.PooledWords;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The golden model on integers, whose sums are exact, against plain loops over whole maps. */
class ChannelsGoldenTest {
  private static final FpFormat FP32 = FpFormat.FP32;
  private static final ChannelsShape SHAPE = new ChannelsShape(new ConvMap(6, 10, 3), 3, 2);
  private static final int INPUTS = 3;
  private static final int CHANNELS = 2;
  private static final int WIDTH = 10;
  private static final int SUM_ROWS = 4;
  private static final int SUM_COLUMNS = 8;

  private final Random random = new Random(1);
  private final int[][] inputs = integers(INPUTS, 60);
  private final int[][][] weights = {integers(INPUTS, 9), integers(INPUTS, 9)};
  private final int[] biases = integers(1, CHANNELS)[0];
  private final int[][] errors = integers(CHANNELS, 8);
  private final int[][] sums = new int[CHANNELS][SUM_ROWS * SUM_COLUMNS];

  /** The errors as whole maps, each at its winner. */
  private final int[][] spread = new int[CHANNELS][SUM_ROWS * SUM_COLUMNS];

  private int[][] integers(int rows, int count) {
    int[][] numbers = new int[rows][];
    for (int i = 0; i < rows; i++) {
      numbers[i] = random.ints(count, -9, 10).toArray();
    }
    return numbers;
  }

  private static long[] words(int[] numbers) {
    return Arrays.stream(numbers).mapToLong(FP32::encode).toArray();
  }

  private static long[][] words(int[][] rows) {
    return Arrays.stream(rows).map(ChannelsGoldenTest::words).toArray(long[][]::new);
  }

  /** A product that a sum, an input and a weight have in common. */
  private interface Product {
    void of(int channel, int position, int input, int pixel, int tap);
  }

  private static void everyProduct(Product product) {
    for (int o = 0; o < CHANNELS; o++) {
      for (int position = 0; position < SUM_ROWS * SUM_COLUMNS; position++) {
        int corner = position / SUM_COLUMNS * WIDTH + position % SUM_COLUMNS;
        for (int i = 0; i < INPUTS; i++) {
          for (int tap = 0; tap < 9; tap++) {
            product.of(o, position, i, corner + tap / 3 * WIDTH + tap % 3, tap);
          }
        }
      }
    }
  }

  private static int position(int cell, int candidate) {
    return (2 * (cell / 4) + candidate / 2) * SUM_COLUMNS + 2 * (cell % 4) + candidate % 2;
  }

  @Test
  void exactNumbersGoWhereAConvolutionAndItsGradientsSay() {
    long[][][] start = {words(weights[0]), words(weights[1])};
    ChannelsParameters parameters = ChannelsParameters.of(SHAPE);
    ChannelsGolden golden = new ChannelsGolden(parameters, start, words(biases));
    everyProduct((o, at, i, pixel, tap) -> sums[o][at] += weights[o][i][tap] * inputs[i][pixel]);
    long[][] found = golden.sums(words(inputs));
    PooledWords pooled = golden.pooled(found);
    for (int o = 0; o < CHANNELS; o++) {
      for (int cell = 0; cell < 8; cell++) {
        int best = 0;
        for (int candidate = 0; candidate < 4; candidate++) {
          int sum = sums[o][position(cell, candidate)];
          // A sum that is zero may have been added from negative zeros on; it starts from +0.
          assertEquals(FP32.encode(sum), found[o][4 * cell + candidate]);
          best = sum > sums[o][position(cell, best)] ? candidate : best;
        }
        assertEquals(best, pooled.winners()[o][cell]);
        assertEquals(
            FP32.encode(sums[o][position(cell, best)] + biases[o]), pooled.words()[o][cell]);
        spread[o][position(cell, best)] = errors[o][cell];
      }
    }
    PooledWords given = new PooledWords(words(errors), pooled.winners());
    int[][] back = new int[INPUTS][60];
    everyProduct((o, at, i, pixel, tap) -> back[i][pixel] += weights[o][i][tap] * spread[o][at]);
    assertArrayEquals(words(back), golden.inputErrors(given));
    golden.addGradients(words(inputs), given);
    golden.step(FP32.encode(0.5));
    double[][][] stepped = new double[CHANNELS][INPUTS][9];
    everyProduct(
        (o, at, i, pixel, tap) -> stepped[o][i][tap] -= 0.5 * spread[o][at] * inputs[i][pixel]);
    for (int o = 0; o < CHANNELS; o++) {
      for (int i = 0; i < INPUTS; i++) {
        for (int tap = 0; tap < 9; tap++) {
          double weight = weights[o][i][tap] + stepped[o][i][tap];
          assertEquals(FP32.encode(weight), golden.weights()[o][i][tap]);
        }
      }
      double bias = biases[o] - 0.5 * Arrays.stream(errors[o]).sum();
      assertEquals(FP32.encode(bias), golden.biases()[o]);
    }
    assertArrayEquals(new long[CHANNELS], golden.biasGradients());
  }

  /** With 2^24 before it a one is lost, with two together it is not. */
  @Test
  void aSumTakesTheInputChannelsOfATapTogether() {
    ChannelsShape shape = new ChannelsShape(new ConvMap(3, 3, 2), 2, 1);
    ChannelsGolden golden =
        new ChannelsGolden(
            ChannelsParameters.of(shape),
            new long[][][] {words(new int[][] {{1 << 24, 1, 0, 0}, {0, 1, 0, 0}})},
            new long[1]);
    int[] ones = new int[9];
    Arrays.fill(ones, 1);
    assertEquals(FP32.encode((1 << 24) + 2), golden.sums(words(new int[][] {ones, ones}))[0][0]);
    assertEquals(FP32.encode(1 << 24), golden.sums(words(new int[][] {ones, new int[9]}))[0][0]);
  }
}
