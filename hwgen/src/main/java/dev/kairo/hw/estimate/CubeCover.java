package dev.kairo.hw.estimate;

/**
 * An irredundant sum of products of a function of up to nine inputs (Minato and Morreale), for what
 * it says about the inputs: in how many products each appears.
 */
final class CubeCover {
  private static final int WORDS = 8;

  private final int[] literals;
  private final int[] firstCube;
  private final int[] path;
  private int cubes;

  private CubeCover(int inputs) {
    literals = new int[inputs];
    firstCube = new int[inputs];
    path = new int[inputs];
  }

  /** The cover of the function, or of its complement where that has fewer products. */
  static CubeCover of(long[] function, int inputs) {
    CubeCover plain = new CubeCover(inputs);
    plain.cover(function, function, inputs - 1, 0);
    CubeCover inverse = new CubeCover(inputs);
    long[] complement = not(function);
    inverse.cover(complement, complement, inputs - 1, 0);
    return inverse.cubes < plain.cubes ? inverse : plain;
  }

  /** In how many products an input appears, and where two are equal, in which it does first. */
  int weight(int input) {
    return literals[input] * 1024 + firstCube[input];
  }

  /** Covers at least {@code lower} and at most {@code upper}; the answer is what is covered. */
  private long[] cover(long[] lower, long[] upper, int input, int depth) {
    if (constant(lower, 0)) {
      return new long[WORDS];
    }
    if (constant(upper, -1L)) {
      add(depth);
      return not(new long[WORDS]);
    }
    long[] low0 = cofactor(lower, input, false);
    long[] low1 = cofactor(lower, input, true);
    long[] up0 = cofactor(upper, input, false);
    long[] up1 = cofactor(upper, input, true);
    path[depth] = input;
    long[] only0 = cover(and(low0, not(up1)), up0, input - 1, depth + 1);
    path[depth] = input;
    long[] only1 = cover(and(low1, not(up0)), up1, input - 1, depth + 1);
    long[] rest = or(and(low0, not(only0)), and(low1, not(only1)));
    long[] both = cover(rest, and(up0, up1), input - 1, depth);
    return or(both, choose(input, only1, only0));
  }

  private void add(int depth) {
    for (int i = 0; i < depth; i++) {
      if (literals[path[i]]++ == 0) {
        firstCube[path[i]] = cubes;
      }
    }
    cubes++;
  }

  private static boolean constant(long[] words, long value) {
    for (long word : words) {
      if (word != value) {
        return false;
      }
    }
    return true;
  }

  private static long[] cofactor(long[] words, int input, boolean high) {
    long[] result = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      if (input >= 6) {
        int bit = 1 << input - 6;
        result[i] = words[high ? i | bit : i & ~bit];
      } else {
        long mask = WideFunction.PATTERN[input];
        int shift = 1 << input;
        long half = words[i] & (high ? mask : ~mask);
        result[i] = high ? half | half >>> shift : half | half << shift;
      }
    }
    return result;
  }

  private static long[] choose(int input, long[] high, long[] low) {
    long[] result = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      long mask = input < 6 ? WideFunction.PATTERN[input] : (i >> input - 6 & 1) == 0 ? 0 : -1L;
      result[i] = high[i] & mask | low[i] & ~mask;
    }
    return result;
  }

  private static long[] not(long[] a) {
    long[] result = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      result[i] = ~a[i];
    }
    return result;
  }

  private static long[] and(long[] a, long[] b) {
    long[] result = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      result[i] = a[i] & b[i];
    }
    return result;
  }

  private static long[] or(long[] a, long[] b) {
    long[] result = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      result[i] = a[i] | b[i];
    }
    return result;
  }
}
