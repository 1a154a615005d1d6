package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The directed vectors really hold what they are there for. */
class FpVectorsTest {
  /** What a vector can be an example of. */
  private enum Kind {
    NAN_OPERAND,
    INFINITE_OPERAND,
    ZERO_OPERAND,
    SUBNORMAL_OPERAND,
    PRODUCT_ROUNDED_UP_TO_LEAST_NORMAL,
    PRODUCT_JUST_BELOW_LEAST_NORMAL,
    PRODUCT_OVERFLOW,
    PRODUCT_JUST_FINITE,
    PRODUCT_TIE,
    PRODUCT_CARRY,
    SUM_TIE,
    SUM_CARRY,
    SUM_OVERFLOW,
    SUM_CANCELLATION,
    SUM_EXACT_ZERO,
    SUM_BELOW_LEAST_NORMAL,
    SUM_OF_INFINITIES_OF_TWO_SIGNS,
    ZERO_TIMES_INFINITY
  }

  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  private void count(Kind kind, boolean seen) {
    counts.merge(kind, seen ? 1 : 0, Integer::sum);
  }

  private void countAll(FpFormat left, FpFormat right, FpFormat result) {
    for (long[] vector : FpVectors.directed(left, right, result, 1)) {
      operands(left, vector[0], right, vector[1]);
      product(result, left.decode(vector[0]), right.decode(vector[1]));
      if (left.equals(right) && left.equals(result)) {
        sum(result, left.decode(vector[0]), left.decode(vector[1]));
      }
    }
  }

  private void operands(FpFormat left, long aWord, FpFormat right, long bWord) {
    double a = left.decode(aWord);
    double b = right.decode(bWord);
    count(Kind.NAN_OPERAND, Double.isNaN(a) || Double.isNaN(b));
    count(Kind.INFINITE_OPERAND, Double.isInfinite(a) || Double.isInfinite(b));
    count(Kind.ZERO_OPERAND, a == 0 || b == 0);
    count(Kind.SUBNORMAL_OPERAND, low(left, aWord) || low(right, bWord));
    count(Kind.ZERO_TIMES_INFINITY, Double.isNaN(a * b) && !Double.isNaN(a) && !Double.isNaN(b));
  }

  /** Whether a word has no hidden one and is no zero either. */
  private static boolean low(FpFormat format, long word) {
    long magnitude = word & format.signBit() - 1;
    return magnitude > 0 && magnitude < 1L << format.fraction();
  }

  private void product(FpFormat format, double a, double b) {
    double exact = Math.abs(a * b);
    double least = Math.scalb(1.0, format.leastExponent());
    double rounded = format.withSubnormals().decode(format.withSubnormals().encode(exact));
    boolean finite = Double.isFinite(exact);
    double unit = Math.scalb(least, -format.fraction());
    count(Kind.PRODUCT_ROUNDED_UP_TO_LEAST_NORMAL, exact < least && rounded == least);
    count(Kind.PRODUCT_JUST_BELOW_LEAST_NORMAL, rounded == least - unit);
    count(Kind.PRODUCT_OVERFLOW, finite && Double.isInfinite(rounded));
    double most = format.decode(format.infinity() - 1);
    count(Kind.PRODUCT_JUST_FINITE, exact >= most && Double.isFinite(rounded));
    count(Kind.PRODUCT_TIE, finite && tie(format, exact));
    count(Kind.PRODUCT_CARRY, finite && carry(rounded, exact));
  }

  private void sum(FpFormat format, double a, double b) {
    double sum = Math.abs(a + b);
    double rounded = format.withSubnormals().decode(format.withSubnormals().encode(sum));
    boolean finite = Double.isFinite(sum);
    // The sum in double is exact when both operands come back out of it.
    boolean exact = finite && a + b - a == b && a + b - b == a;
    count(Kind.SUM_TIE, exact && tie(format, sum));
    count(Kind.SUM_CARRY, exact && carry(rounded, sum));
    count(Kind.SUM_OVERFLOW, finite && Double.isInfinite(rounded));
    count(Kind.SUM_CANCELLATION, sum > 0 && sum < Math.abs(a) / 4);
    count(Kind.SUM_EXACT_ZERO, sum == 0 && a != 0);
    double least = Math.scalb(1.0, format.leastExponent());
    count(Kind.SUM_BELOW_LEAST_NORMAL, sum > 0 && sum < least && !(Math.abs(a) < least));
    count(
        Kind.SUM_OF_INFINITIES_OF_TWO_SIGNS,
        Double.isInfinite(a) && Double.isInfinite(b) && a == -b);
  }

  /** Whether a number is a whole number of units and a half. */
  private static boolean tie(FpFormat format, double exact) {
    int exponent = Math.max(Math.getExponent(exact), format.leastExponent());
    double units = Math.scalb(exact, format.fraction() - exponent);
    return units - Math.floor(units) == 0.5;
  }

  /** Whether rounding went up to a power of two. */
  private static boolean carry(double rounded, double exact) {
    return Double.isFinite(rounded)
        && rounded > exact
        && exact > 0
        && Double.doubleToRawLongBits(rounded) << 12 == 0;
  }

  @Test
  void singlesMeetEveryKindOften() {
    countAll(FpFormat.FP32, FpFormat.FP32, FpFormat.FP32);
    assertEquals(
        """
        NAN_OPERAND=11966, INFINITE_OPERAND=1233, ZERO_OPERAND=10085, SUBNORMAL_OPERAND=8045,
        PRODUCT_ROUNDED_UP_TO_LEAST_NORMAL=622, PRODUCT_JUST_BELOW_LEAST_NORMAL=603,
        PRODUCT_OVERFLOW=9179, PRODUCT_JUST_FINITE=166, PRODUCT_TIE=2344, PRODUCT_CARRY=906,
        SUM_TIE=3016, SUM_CARRY=286, SUM_OVERFLOW=36, SUM_CANCELLATION=4198,
        SUM_EXACT_ZERO=468, SUM_BELOW_LEAST_NORMAL=253, SUM_OF_INFINITIES_OF_TWO_SIGNS=6,
        ZERO_TIMES_INFINITY=144"""
            .replace('\n', ' '),
        counts.toString().replaceAll("[{}]", ""));
  }

  @Test
  void sumsCancelToEveryDepth() {
    FpFormat format = FpFormat.FP32;
    Map<Integer, Integer> depths = new TreeMap<>();
    for (long[] vector : FpVectors.directed(format, format, format, 1)) {
      double a = format.decode(vector[0]);
      double sum = a + format.decode(vector[1]);
      if (Double.isFinite(sum) && sum != 0 && a != 0) {
        depths.merge(Math.getExponent(a) - Math.getExponent(sum), 1, Integer::sum);
      }
    }
    for (int depth = 1; depth <= 23; depth++) {
      assertTrue(depths.getOrDefault(depth, 0) >= 50, depth + " bits: " + depths);
    }
  }

  @Test
  void otherFormatsMeetEveryKindToo() {
    int formats = 0;
    for (String name : List.of("fp32", "bf16", "fp16", "e8m14", "e8m16", "e5m2", "e4m3")) {
      FpFormat without = FpFormat.of(name);
      for (FpFormat format : List.of(without, without.withSubnormals())) {
        counts.clear();
        countAll(format, format, format);
        assertEquals(Kind.values().length, counts.size());
        counts.forEach((kind, seen) -> assertTrue(seen >= 6, format + " " + counts));
        formats++;
      }
    }
    assertEquals(14, formats);
  }

  @Test
  void mixedFormatsMeetEveryKindOfProduct() {
    for (List<String> names :
        List.of(
            List.of("fp32", "e8m16", "fp32"),
            List.of("e8m16", "fp32", "fp32"),
            List.of("e8m14", "e8m14", "e8m16"))) {
      counts.clear();
      countAll(FpFormat.of(names.get(0)), FpFormat.of(names.get(1)), FpFormat.of(names.get(2)));
      assertEquals(11, counts.size());
      counts.forEach((kind, seen) -> assertTrue(seen >= 10, names + " " + counts));
    }
  }

  /** How often products come to the least normal value, and how close below they come. */
  private static String flushBoundary(String leftName, String rightName, String resultName) {
    FpFormat left = FpFormat.of(leftName);
    FpFormat right = FpFormat.of(rightName);
    FpFormat result = FpFormat.of(resultName);
    int[] counts = new int[4];
    double closest = 1;
    for (long[] vector : FpVectors.directed(left, right, result, 1)) {
      double product = Math.abs(left.decode(vector[0]) * right.decode(vector[1]));
      double below = 1 - Math.scalb(product, -result.leastExponent());
      double half = Math.scalb(1.0, -result.fraction() - 1);
      counts[0] += below == 0 ? 1 : 0;
      counts[1] += below > 0 && below < half ? 1 : 0;
      counts[2] += below == half ? 1 : 0;
      counts[3] += below > half && below <= 2 * half ? 1 : 0;
      closest = below > 0 ? Math.min(closest, below) : closest;
    }
    return "%d exact, %d that stay, %d ties, %d flushed, closest 2^%d"
        .formatted(counts[0], counts[1], counts[2], counts[3], Math.getExponent(closest));
  }

  @Test
  void productsOfFewBitsComeAsCloseToTheFlushBoundaryAsTheyCan() {
    assertEquals(
        "46 exact, 569 that stay, 53 ties, 332 flushed, closest 2^-46",
        flushBoundary("fp32", "fp32", "fp32"));
    assertEquals(
        "55 exact, 314 that stay, 38 ties, 63 flushed, closest 2^-36",
        flushBoundary("fp32", "e8m16", "fp32"));
    assertEquals(
        "55 exact, 570 that stay, 40 ties, 356 flushed, closest 2^-36",
        flushBoundary("e8m16", "fp32", "fp32"));
    assertEquals(
        "53 exact, 315 that stay, 0 ties, 138 flushed, closest 2^-28",
        flushBoundary("e8m14", "e8m14", "e8m16"));
    // 217 x 151 is 2^15 - 1; no product of 8 bits by 8 bits comes closer, so none is rounded up.
    assertEquals(
        "58 exact, 0 that stay, 0 ties, 0 flushed, closest 2^-15",
        flushBoundary("bf16", "bf16", "fp32"));
  }

  @Test
  void everyFormatHasAtLeastFiftyThousand() {
    for (String name : List.of("e2m1", "e3m2", "e4m3", "bf16", "fp16", "e8m14", "e10m23")) {
      FpFormat format = FpFormat.of(name);
      assertTrue(FpVectors.directed(format, format, format, 1).size() >= 50_000, name);
    }
    FpFormat fp32 = FpFormat.FP32;
    assertEquals(77_352, FpVectors.directed(fp32, fp32, fp32, 1).size());
  }

  @Test
  void equalSeedsGiveEqualVectors() {
    FpFormat format = FpFormat.FP16;
    assertEquals(
        words(FpVectors.directed(format, format, format, 4)),
        words(FpVectors.directed(format, format, format, 4)));
    assertTrue(
        !words(FpVectors.directed(format, format, format, 4))
            .equals(words(FpVectors.directed(format, format, format, 5))));
  }

  private static List<Long> words(List<long[]> vectors) {
    return vectors.stream().flatMap(v -> Stream.of(v[0], v[1], v[2])).toList();
  }
}
