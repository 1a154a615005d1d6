package dev.kairo.hw.estimate;

import java.util.HashMap;
import java.util.Map;

/**
 * A function of seven to nine inputs, built from six-input LUTs behind MUXF7 to MUXF9.
 *
 * <p>Yosys splits it by its last inputs ({@code lut_map.v}) and drops a LUT whose part is constant
 * ({@code opt_lut_ins}): an AND of eight takes a single LUT6. A part that only repeats an input
 * stays, as a LUT1.
 */
final class WideFunction {
  private static final int WORDS = 8;
  static final long[] PATTERN = {
    0xAAAAAAAAAAAAAAAAL,
    0xCCCCCCCCCCCCCCCCL,
    0xF0F0F0F0F0F0F0F0L,
    0xFF00FF00FF00FF00L,
    0xFFFF0000FFFF0000L,
    0xFFFFFFFF00000000L
  };

  private final BitGraph graph;
  private final int inputs;
  private final Map<Integer, long[]> values = new HashMap<>();

  WideFunction(BitGraph graph, int[] leaves) {
    this.graph = graph;
    inputs = leaves.length;
    for (int i = 0; i < inputs; i++) {
      values.put(leaves[i], variable(i));
    }
  }

  private static long[] variable(int index) {
    long[] words = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      words[i] = index < 6 ? PATTERN[index] : (i >> index - 6 & 1) == 0 ? 0 : -1L;
    }
    return words;
  }

  /**
   * The LUTs of a function of these leaves. ABC writes it with the inputs that the fewest products
   * of its sum need first, so Yosys splits it by those that the most need.
   */
  static int luts(BitGraph graph, int[] leaves, int node) {
    CubeCover cover = CubeCover.of(new WideFunction(graph, leaves).value(node), leaves.length);
    int[] sorted = leaves.clone();
    int[] weights = new int[leaves.length];
    for (int i = 0; i < leaves.length; i++) {
      int place = i;
      int weight = cover.weight(i);
      while (place > 0 && weights[place - 1] > weight) {
        weights[place] = weights[place - 1];
        sorted[place] = sorted[place - 1];
        place--;
      }
      weights[place] = weight;
      sorted[place] = leaves[i];
    }
    return new WideFunction(graph, sorted).parts(node);
  }

  private int parts(int node) {
    long[] words = value(node);
    int luts = 0;
    for (int i = 0; i < 1 << inputs - 6; i++) {
      if (words[i] != 0 && words[i] != -1L) {
        luts++;
      }
    }
    return Math.max(1, luts);
  }

  private long[] value(int node) {
    long[] known = values.get(node);
    if (known != null) {
      return known;
    }
    long[] a = value(graph.left(node) >> 1);
    long[] b = value(graph.right(node) >> 1);
    long flipA = -(graph.left(node) & 1L);
    long flipB = -(graph.right(node) & 1L);
    boolean xor = graph.isXor(node);
    long[] words = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      long x = a[i] ^ flipA;
      long y = b[i] ^ flipB;
      words[i] = xor ? x ^ y : x & y;
    }
    values.put(node, words);
    return words;
  }
}
