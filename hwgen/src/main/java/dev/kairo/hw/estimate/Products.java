package dev.kairo.hw.estimate;

import dev.kairo.hw.estimate.Carries.Summand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Products on DSP48E2s and in LUTs, cut up as {@code mul2dsp.v} does for {@code xcu}.
 *
 * <p>Factors lose their redundant upper bits first; unsigned ones then gain a sign bit. A factor of
 * one bit or a product of less than nine bits stays in LUTs. A factor of more than 27 bits is cut
 * into parts of 17, then the other one of more than 18 into parts of 17; each pair of parts is one
 * DSP, and the partial products are added in LUTs.
 */
final class Products {
  private static final int LARGE = 27;
  private static final int SMALL = 18;
  private static final int PART = 17;
  private static final int MIN_PRODUCT = 9;

  private final BitGraph graph;
  private final Cells cells;
  private final Carries carries;

  Products(BitGraph graph, Cells cells, Carries carries) {
    this.graph = graph;
    this.cells = cells;
    this.carries = carries;
  }

  /** What is to be added up to give the product, each as wide as the product. */
  List<Summand> summands(int[] left, int[] right, boolean signed, int width) {
    boolean asSigned = signed && !(topIsZero(left) && topIsZero(right));
    int[] a = trimmed(cutTo(left, width), asSigned);
    int[] b = trimmed(cutTo(right, width), asSigned);
    if (constant(a) && constant(b) || zero(a) || zero(b)) {
      return List.of(new Summand(folded(a, b, asSigned, width), false, 0));
    }
    int productWidth = Math.min(width, a.length + b.length);
    int shift = powerOfTwo(a, asSigned);
    if (shift >= 0) {
      return List.of(new Summand(shifted(extended(b, width, asSigned), shift, width), false, 0));
    }
    shift = powerOfTwo(b, asSigned);
    if (shift >= 0) {
      return List.of(new Summand(shifted(extended(a, width, asSigned), shift, width), false, 0));
    }
    if (a.length < 2 || b.length < 2 || productWidth < MIN_PRODUCT) {
      int[] product = new CarrySave(graph, productWidth).product(a, b, asSigned, carries);
      return List.of(new Summand(extended(product, width, asSigned), false, 0));
    }
    if (!asSigned) {
      a = extended(a, a.length + 1, false);
      b = extended(b, b.length + 1, false);
    }
    int[] large = a.length < b.length ? b : a;
    int[] small = a.length < b.length ? a : b;
    List<Summand> parts = parts(large, small, productWidth);
    List<Summand> wide = new ArrayList<>();
    for (Summand part : parts) {
      wide.add(new Summand(extended(part.bits(), width, asSigned), false, 0));
    }
    return wide;
  }

  private List<Summand> parts(int[] a, int[] b, int width) {
    if (a.length < 2 || b.length < 2 || width < MIN_PRODUCT) {
      int[] product = new CarrySave(graph, width).product(a, b, true, carries);
      return List.of(new Summand(product, false, 0));
    }
    if (a.length > LARGE) {
      return cut(a, b, width, LARGE, true);
    }
    if (b.length > SMALL) {
      return cut(b, a, width, SMALL, false);
    }
    int[] taken = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, taken, a.length, b.length);
    return List.of(new Summand(cells.dsp(taken, width), false, 0));
  }

  private List<Summand> cut(int[] factor, int[] other, int width, int limit, boolean first) {
    int count = (factor.length - limit + PART - 1) / PART;
    List<Summand> result = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      int[] part =
          i < count
              ? Arrays.copyOf(Arrays.copyOfRange(factor, i * PART, (i + 1) * PART), PART + 1)
              : Arrays.copyOfRange(factor, count * PART, factor.length);
      int partWidth =
          i < count ? Math.min(width, other.length + SMALL) : other.length + part.length;
      int[] a = first ? part : other;
      int[] b = first ? other : part;
      List<Summand> inner = parts(a, b, partWidth);
      int[] product = inner.size() == 1 ? inner.get(0).bits() : carries.sum(inner, partWidth);
      result.add(new Summand(shifted(extended(product, width, true), i * PART, width), false, 0));
    }
    return result;
  }

  private static int[] shifted(int[] bits, int by, int width) {
    int[] result = new int[width];
    if (by < width) {
      System.arraycopy(bits, 0, result, by, width - by);
    }
    return result;
  }

  static int[] extended(int[] bits, int width, boolean signed) {
    int[] result = Arrays.copyOf(bits, width);
    for (int i = bits.length; i < width; i++) {
      result[i] = signed ? bits[bits.length - 1] : BitGraph.FALSE;
    }
    return result;
  }

  private static int[] cutTo(int[] bits, int width) {
    return bits.length > width ? Arrays.copyOf(bits, width) : bits;
  }

  private static boolean topIsZero(int[] bits) {
    return bits[bits.length - 1] == BitGraph.FALSE;
  }

  /** The factor without upper bits that say nothing. */
  private static int[] trimmed(int[] bits, boolean signed) {
    int width = bits.length;
    while (width > 1
        && (signed ? bits[width - 1] == bits[width - 2] : bits[width - 1] == BitGraph.FALSE)) {
      width--;
    }
    return Arrays.copyOf(bits, width);
  }

  private static boolean constant(int[] bits) {
    return Arrays.stream(bits).allMatch(BitGraph::constant);
  }

  private static boolean zero(int[] bits) {
    return Arrays.stream(bits).allMatch(bit -> bit == BitGraph.FALSE);
  }

  /** The exponent of a constant power of two, or -1. */
  private static int powerOfTwo(int[] bits, boolean signed) {
    if (!constant(bits) || signed && bits[bits.length - 1] == BitGraph.TRUE) {
      return -1;
    }
    int exponent = -1;
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] == BitGraph.TRUE) {
        if (exponent >= 0) {
          return -1;
        }
        exponent = i;
      }
    }
    return exponent;
  }

  private int[] folded(int[] a, int[] b, boolean signed, int width) {
    java.math.BigInteger product = number(a, signed).multiply(number(b, signed));
    int[] result = new int[width];
    for (int i = 0; i < width; i++) {
      result[i] = product.testBit(i) ? BitGraph.TRUE : BitGraph.FALSE;
    }
    return result;
  }

  private static java.math.BigInteger number(int[] bits, boolean signed) {
    java.math.BigInteger number = java.math.BigInteger.ZERO;
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] == BitGraph.TRUE) {
        number = number.setBit(i);
      }
    }
    boolean negative = signed && bits[bits.length - 1] == BitGraph.TRUE;
    return negative ? number.subtract(java.math.BigInteger.ONE.shiftLeft(bits.length)) : number;
  }
}
