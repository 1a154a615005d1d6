package dev.kairo.train.conv.taps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.conv.pool.PooledWords;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The golden model on numbers whose sums are exact, against plain loops over whole maps. */
class TapsGoldenTest {
  private static final TapsShape SHAPE = new TapsShape(6, 10, 3, 2);
  private static final TapsParameters PARAMETERS = TapsParameters.of(SHAPE, 6);
  private static final FpFormat FP32 = FpFormat.FP32;
  private static final int SUM_ROWS = 4;
  private static final int SUM_COLUMNS = 8;

  private final Random random = new Random(1);

  private int[] integers(int count) {
    return random.ints(count, -9, 10).toArray();
  }

  private static long[] words(int[] numbers) {
    return Arrays.stream(numbers).mapToLong(FP32::encode).toArray();
  }

  private static long[][] words(int[][] rows) {
    return Arrays.stream(rows).map(TapsGoldenTest::words).toArray(long[][]::new);
  }

  private static int sum(int[] weights, int[] image, int y, int x) {
    int sum = 0;
    for (int ky = 0; ky < 3; ky++) {
      for (int kx = 0; kx < 3; kx++) {
        sum += weights[3 * ky + kx] * image[10 * (y + ky) + x + kx];
      }
    }
    return sum;
  }

  @Test
  void exactNumbersGoWhereAConvolutionAndItsGradientSay() {
    int[][] weights = {integers(9), integers(9)};
    int[] biases = integers(2);
    int[] image = integers(6 * 10);
    int[][] errors = {integers(8), integers(8)};
    TapsGolden golden = new TapsGolden(PARAMETERS, words(weights), words(biases));
    PooledWords cells = golden.forward(words(image));
    golden.backward(words(image), new PooledWords(words(errors), cells.winners()));
    golden.step(FP32.encode(0.5));
    for (int c = 0; c < 2; c++) {
      double[] stepped = Arrays.stream(weights[c]).asDoubleStream().toArray();
      double bias = biases[c];
      for (int cell = 0; cell < 8; cell++) {
        int best = -1;
        int most = Integer.MIN_VALUE;
        for (int candidate = 0; candidate < 4; candidate++) {
          int at = sum(weights[c], image, top(cell, candidate), left(cell, candidate)) + biases[c];
          if (at > most) {
            most = at;
            best = candidate;
          }
        }
        assertEquals(FP32.encode(most), cells.words()[c][cell]);
        assertEquals(best, cells.winners()[c][cell]);
        for (int tap = 0; tap < 9; tap++) {
          int pixel = image[10 * (top(cell, best) + tap / 3) + left(cell, best) + tap % 3];
          stepped[tap] -= 0.5 * errors[c][cell] * pixel;
        }
        bias -= 0.5 * errors[c][cell];
      }
      assertArrayEquals(
          Arrays.stream(stepped).mapToLong(FP32::encode).toArray(), golden.weights()[c]);
      assertEquals(FP32.encode(bias), golden.biases()[c]);
    }
    assertEquals(SUM_ROWS * SUM_COLUMNS, 4 * SHAPE.cells());
  }

  private static int top(int cell, int candidate) {
    return 2 * (cell / 4) + candidate / 2;
  }

  private static int left(int cell, int candidate) {
    return 2 * (cell % 4) + candidate % 2;
  }

  /** 2^24 swallows a one that is added alone: cells 0 and 6 share a partial sum, others do not. */
  @Test
  void aCellGoesToThePartialSumOfItsNumber() {
    TapsGolden golden = new TapsGolden(PARAMETERS, new long[2][9], new long[2]);
    int[][] errors = {{1 << 24, 1, 1, 0, 0, 0, 1, 0}, new int[8]};
    golden.backward(new long[60], new PooledWords(words(errors), new int[2][8]));
    assertArrayEquals(words(new int[] {1 << 24, 1, 1, 0, 0, 0}), golden.biasSums()[0]);
    // ((2^24 + 1) + 1) + ... loses every one that comes alone.
    golden.step(FP32.encode(1));
    assertEquals(FP32.encode(-(1 << 24)), golden.biases()[0]);
    assertArrayEquals(new long[6], golden.biasSums()[0]);
  }

  @Test
  void ofEqualCandidatesTheFirstOneWins() {
    TapsGolden golden = new TapsGolden(PARAMETERS, new long[2][9], words(new int[] {3, -3}));
    PooledWords cells = golden.forward(new long[60]);
    assertArrayEquals(words(new int[] {3, 3, 3, 3, 3, 3, 3, 3}), cells.words()[0]);
    assertArrayEquals(new int[8], cells.winners()[1]);
  }
}
