package dev.kairo.hw.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums, differences and comparisons on carry chains, as Yosys builds them.
 *
 * <p>A chain of more than two positions takes for each position one select {@code a ^ b}, a LUT
 * unless it is a bare signal, and one data bit {@code a} ({@code xilinx/arith_map.v}); shorter ones
 * become gates. Three and more summands are first added without carries, two LUTs a bit ({@code
 * maccmap}). A comparison of two signals packs three bits into a position, one with a constant six
 * ({@code cmp2lcu.v}); up to six bits against a constant fit a LUT ({@code cmp2lut.v}).
 */
final class Carries {
  private static final int LUT_INPUTS = 6;
  private static final int SHORT = 2;

  private final BitGraph graph;
  private final Cells cells;

  Carries(BitGraph graph, Cells cells) {
    this.graph = graph;
    this.cells = cells;
  }

  /**
   * A number that is added, or taken away: literals from the lowest, as wide as the sum.
   *
   * @param order Yosys' order of signals, narrow and whole ones first: the first operand of a chain
   *     is its data bit, and so must exist by itself
   */
  record Summand(int[] bits, boolean negative, int order) {}

  /** The sum of all summands. */
  int[] sum(List<Summand> summands, int width) {
    List<Summand> wide = new ArrayList<>();
    int carryIn = BitGraph.FALSE;
    for (Summand summand : summands) {
      boolean oneBit = !summand.negative() && oneBit(summand.bits());
      if (oneBit && carryIn == BitGraph.FALSE && summands.size() > 2) {
        carryIn = summand.bits()[0];
      } else {
        wide.add(summand);
      }
    }
    long negatives = wide.stream().filter(Summand::negative).count();
    boolean plain = wide.size() <= 2 && negatives == 0;
    boolean difference = wide.size() == 2 && negatives == 1 && carryIn == BitGraph.FALSE;
    if (plain && wide.size() == 2) {
      Summand first = wide.get(0);
      Summand second = wide.get(1);
      boolean swapped =
          first.order() != second.order()
              ? second.order() < first.order()
              : !bare(first.bits()) && bare(second.bits());
      return swapped
          ? add(second.bits(), first.bits(), carryIn)
          : add(first.bits(), second.bits(), carryIn);
    }
    if (difference) {
      Summand first = wide.get(0);
      Summand second = wide.get(1);
      int[] a = first.negative() ? second.bits() : first.bits();
      int[] b = first.negative() ? first.bits() : second.bits();
      return add(a, inverted(b), BitGraph.TRUE);
    }
    return new CarrySave(graph, width).sum(summands, this);
  }

  private static boolean oneBit(int[] bits) {
    for (int i = 1; i < bits.length; i++) {
      if (bits[i] != BitGraph.FALSE) {
        return false;
      }
    }
    return true;
  }

  static int[] inverted(int[] bits) {
    int[] result = new int[bits.length];
    for (int i = 0; i < bits.length; i++) {
      result[i] = bits[i] ^ 1;
    }
    return result;
  }

  /** {@code a + b + carryIn} on one chain. */
  int[] add(int[] a, int[] b, int carryIn) {
    int width = a.length;
    int[] sum = new int[width];
    int from = 0;
    while (from < width
        && carryIn == BitGraph.FALSE
        && (a[from] == BitGraph.FALSE || b[from] == BitGraph.FALSE)) {
      sum[from] = graph.or(a[from], b[from]);
      from++;
    }
    int to = usefulWidth(a, b, from);
    if (to - from <= SHORT) {
      ripple(a, b, carryIn, sum, from);
      return sum;
    }
    int below = carryIn;
    for (int i = from; i < width; i++) {
      if (i >= to && extension(a, b, i)) {
        // Both are sign-extended: the positions above repeat the one below.
        sum[i] = sum[i - 1];
        continue;
      }
      int select = graph.xor(a[i], b[i]);
      int data = a[i];
      sum[i] = cells.carry(select, data, below);
      below = sum[i];
    }
    return sum;
  }

  /** Whether no bit needs a LUT to exist. */
  private boolean bare(int[] bits) {
    return Arrays.stream(bits).allMatch(bit -> BitGraph.constant(bit) || graph.isInput(bit >> 1));
  }

  /** The positions up to where both operands only repeat their sign or are 0. */
  private static int usefulWidth(int[] a, int[] b, int from) {
    int width = a.length;
    while (width - 2 >= from && extension(a, b, width - 1)) {
      width--;
    }
    return width;
  }

  private static boolean extension(int[] a, int[] b, int i) {
    return i >= 2 && a[i] == a[i - 1] && b[i] == b[i - 1] && a[i] == a[i - 2] && b[i] == b[i - 2];
  }

  private void ripple(int[] a, int[] b, int carryIn, int[] sum, int from) {
    int carry = carryIn;
    for (int i = from; i < a.length; i++) {
      int half = graph.xor(a[i], b[i]);
      sum[i] = graph.xor(half, carry);
      carry = graph.or(graph.and(a[i], b[i]), graph.and(half, carry));
    }
  }

  /** Whether {@code a < b}. */
  int less(int[] a, int[] b, boolean signed) {
    boolean constantA = Arrays.stream(a).allMatch(BitGraph::constant);
    boolean constantB = Arrays.stream(b).allMatch(BitGraph::constant);
    int width = a.length;
    if ((constantA || constantB) && width <= LUT_INPUTS
        || constantB && !signed && powerOfTwo(b)
        || signed && constantB && zero(b)) {
      return gates(a, b, signed);
    }
    // Positions from the lowest; each decides "greater" or passes on that its bits are equal.
    List<int[]> positions = new ArrayList<>();
    int budget = LUT_INPUTS;
    int propagate = BitGraph.TRUE;
    int generate = BitGraph.FALSE;
    for (int i = width - 1; i >= 0; i--) {
      int cost = (BitGraph.constant(a[i]) ? 0 : 1) + (BitGraph.constant(b[i]) ? 0 : 1);
      if (budget < cost) {
        positions.add(0, new int[] {propagate, generate});
        propagate = BitGraph.TRUE;
        generate = BitGraph.FALSE;
        budget = LUT_INPUTS;
      }
      boolean sign = signed && i == width - 1;
      int greater = sign ? graph.and(a[i], b[i] ^ 1) : graph.and(b[i], a[i] ^ 1);
      generate = graph.or(generate, graph.and(propagate, greater));
      propagate = graph.and(propagate, graph.xor(a[i], b[i]) ^ 1);
      budget -= cost;
    }
    positions.add(0, new int[] {propagate, generate});
    int below = BitGraph.FALSE;
    for (int[] position : positions) {
      if (positions.size() <= SHORT) {
        below = graph.or(position[1], graph.and(position[0], below));
      } else {
        below = cells.carry(graph.and(position[0], position[1] ^ 1), position[1], below);
      }
    }
    return below;
  }

  private static boolean powerOfTwo(int[] bits) {
    return Arrays.stream(bits).filter(bit -> bit == BitGraph.TRUE).count() == 1;
  }

  private static boolean zero(int[] bits) {
    return Arrays.stream(bits).allMatch(bit -> bit == BitGraph.FALSE);
  }

  private int gates(int[] a, int[] b, boolean signed) {
    int less = BitGraph.FALSE;
    for (int i = 0; i < a.length; i++) {
      boolean sign = signed && i == a.length - 1;
      int smaller = sign ? graph.and(a[i], b[i] ^ 1) : graph.and(a[i] ^ 1, b[i]);
      less = graph.or(smaller, graph.and(graph.xor(a[i], b[i]) ^ 1, less));
    }
    return less;
  }

  /** Whether both are equal, as a balanced tree. */
  int equal(int[] a, int[] b) {
    int[] same = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      same[i] = graph.xor(a[i], b[i]) ^ 1;
    }
    return all(same);
  }

  /** Whether all bits are 1, as a balanced tree. */
  int all(int[] bits) {
    int[] layer = bits;
    while (layer.length > 1) {
      int[] next = new int[(layer.length + 1) / 2];
      for (int i = 0; i < next.length; i++) {
        next[i] =
            2 * i + 1 < layer.length ? graph.and(layer[2 * i], layer[2 * i + 1]) : layer[2 * i];
      }
      layer = next;
    }
    return layer[0];
  }
}
