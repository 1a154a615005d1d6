package dev.kairo.hw.fp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Operands that find mistakes in floating-point units: directed ones around everything that is
 * special, and random ones whose exponents meet often enough.
 *
 * <p>A vector is three words {@code a}, {@code b} and {@code c}; units of fewer operands ignore the
 * last ones.
 */
public final class FpVectors {
  private static final int FAMILY = 7200;
  private static final int NEAR = 4;
  private static final int LOW_ONES = 3000;
  private static final int SHORT_EDGES = 400;

  /** Of up to 2 to the power of one less than this many products the closest one is taken. */
  private static final int DOUBLINGS = 9;

  private final FpFormat left;
  private final FpFormat right;
  private final FpFormat result;
  private final RandomGenerator random;
  private final List<long[]> vectors = new ArrayList<>();

  private FpVectors(FpFormat left, FpFormat right, FpFormat result, long seed) {
    this.left = left;
    this.right = right;
    this.result = result;
    this.random = new Random(seed);
  }

  /**
   * Directed vectors, more than 50,000: all pairs of special words, the flush boundary, the largest
   * value, ties, carries, cancellations to every depth and single ones far below a sum.
   */
  public static List<long[]> directed(FpFormat left, FpFormat right, FpFormat result, long seed) {
    FpVectors made = new FpVectors(left, right, result, seed);
    made.pairs();
    for (int i = 0; i < FAMILY; i++) {
      made.edge(result.leastExponent());
      made.edge(result.topExponent() - result.bias());
      made.quotientEdge();
      made.tie();
      made.cancellation();
      made.depth();
      made.carry();
      made.shortFactors();
    }
    for (int i = 0; i < LOW_ONES; i++) {
      made.lowOne();
    }
    for (int i = 0; i < SHORT_EDGES; i++) {
      made.closest();
      made.powersOfTwo();
    }
    for (int i = 0; i < SHORT_EDGES; i++) {
      made.evenQuotient();
    }
    return made.vectors;
  }

  /** A random vector: any bits, exponents close together, or a product close to the range's end. */
  public static long[] random(
      FpFormat left, FpFormat right, FpFormat result, RandomGenerator random) {
    long a = random.nextLong() & ones(left);
    long b = random.nextLong() & ones(right);
    long c = random.nextLong() & ones(result);
    int kind = random.nextInt(4);
    if (kind == 1) {
      int near = exponentOf(left, a) + random.nextInt(-right.fraction() - 3, right.fraction() + 4);
      b = withExponent(right, b, near);
    } else if (kind == 2) {
      int end =
          random.nextBoolean() ? result.leastExponent() : result.topExponent() - result.bias();
      b = withExponent(right, b, end - exponentOf(left, a) + random.nextInt(-3, 4));
    } else if (kind == 3) {
      int product = exponentOf(left, a) + exponentOf(right, b);
      int reach = result.fraction() + 3;
      c = withExponent(result, c, product + random.nextInt(-reach, reach + 1));
    }
    return new long[] {a, b, c};
  }

  private static long ones(FpFormat format) {
    return (1L << format.width()) - 1;
  }

  private static int exponentOf(FpFormat format, long word) {
    return (int) (word >> format.fraction() & format.topExponent()) - format.bias();
  }

  /** The word with another exponent, as far as the format has it. */
  private static long withExponent(FpFormat format, long word, int exponent) {
    long stored = Math.max(0, Math.min(format.topExponent(), exponent + format.bias()));
    long mask = (long) format.topExponent() << format.fraction();
    return word & ~mask | stored << format.fraction();
  }

  /** Zeros, ends of ranges, ones, infinities and NaNs with both signs. */
  static List<Long> specials(FpFormat format) {
    Set<Long> words = new LinkedHashSet<>();
    long one = (long) format.bias() << format.fraction();
    long hidden = 1L << format.fraction();
    List<Long> centres =
        List.of(0L, hidden, one, one + hidden, format.infinity(), format.nan(), one + hidden / 2);
    for (long centre : centres) {
      for (int offset = -2; offset <= 2; offset++) {
        words.add(Math.floorMod(centre + offset, format.signBit()));
      }
    }
    words.add(hidden / 2);
    words.add(format.infinity() | (1L << format.fraction()) - 1);
    List<Long> signed = new ArrayList<>(words);
    words.forEach(word -> signed.add(word | format.signBit()));
    return signed;
  }

  private void add(long a, long b, long c) {
    vectors.add(new long[] {a & ones(left), b & ones(right), c & ones(result)});
  }

  private long any(FpFormat format) {
    return random.nextLong() & ones(format);
  }

  private long normal(FpFormat format) {
    int stored = random.nextInt(1, format.topExponent());
    return withExponent(format, any(format), stored - format.bias());
  }

  private int near() {
    return random.nextInt(-NEAR, NEAR + 1);
  }

  private void pairs() {
    List<Long> third = specials(result);
    int at = 0;
    for (long a : specials(left)) {
      for (long b : specials(right)) {
        for (int i = 0; i < 3; i++) {
          add(a, b, third.get(at++ % third.size()));
        }
      }
    }
  }

  /** A product within a few units of a power of two at an end of the range. */
  private void edge(int exponent) {
    long a = normal(left);
    double target = Math.scalb(1.0, exponent) / left.decode(a);
    long b = right.encode(target) + near();
    add(a, b, result.encode(-left.decode(a) * right.decode(b)) + near());
  }

  /** Of some products below the least normal value the closest one: few bits seldom come close. */
  private void closest() {
    int tries = 1 << random.nextInt(DOUBLINGS);
    long[] best = fitted(normal(shorter()), 0);
    for (int i = 1; i < tries; i++) {
      long[] other = fitted(normal(shorter()), random.nextInt(-1, 1));
      if (distance(other) < distance(best)) {
        best = other;
      }
    }
    add(best[0], best[1], any(result));
  }

  /** The least normal value as a product, and products as many units below it as a factor has. */
  private void powersOfTwo() {
    int fraction = shorter().fraction();
    long[] factors = fitted(normal(shorter()) >> fraction << fraction, near());
    add(factors[0], factors[1], any(result));
  }

  private FpFormat shorter() {
    return left.fraction() < right.fraction() ? left : right;
  }

  /**
   * A word of the shorter format and one of the other, by which the product is nearly the least.
   */
  private long[] fitted(long word, int offset) {
    boolean first = shorter() == left;
    FpFormat longer = first ? right : left;
    double target = Math.scalb(1.0, result.leastExponent()) / shorter().decode(word);
    long other = longer.encode(target) + offset & ones(longer);
    return first ? new long[] {word, other} : new long[] {other, word};
  }

  /** How far a product is below the least normal value, as a part of that. */
  private double distance(long[] factors) {
    double product = left.decode(factors[0]) * right.decode(factors[1]);
    double below = 1 - Math.scalb(Math.abs(product), -result.leastExponent());
    return below > 0 ? below : Double.POSITIVE_INFINITY;
  }

  /** A quotient within a few units of the least normal value. */
  private void quotientEdge() {
    long b = normal(right);
    double target = Math.scalb(1.0, result.leastExponent()) * right.decode(b);
    add(left.encode(target) + near(), b, any(result));
  }

  /** The same with a power of two as divisor: only so a quotient can lie half a unit below. */
  private void evenQuotient() {
    long b = normal(right) >> right.fraction() << right.fraction();
    double target = Math.scalb(1.0, result.leastExponent()) * right.decode(b);
    add(left.encode(target) + near(), b, any(result));
  }

  /** A sum half way between two values, or a unit beside it. */
  private void tie() {
    long a = normal(left);
    int distance = left.fraction() + 1 + random.nextInt(-1, 2);
    long b = withExponent(right, any(right) & right.signBit(), exponentOf(left, a) - distance);
    long c = withExponent(result, any(result) & result.signBit(), exponentOf(left, a) - distance);
    add(a, random.nextBoolean() ? b : b + near(), random.nextBoolean() ? c : c + near());
  }

  /** A value and nearly its negative; a product and nearly its negative. */
  private void cancellation() {
    long a = normal(left);
    int apart = random.nextInt(-1, 2);
    double other = -left.decode(a) * Math.scalb(1.0, apart);
    long b = random.nextBoolean() ? right.encode(other) + near() : normal(right);
    double product = left.decode(a) * right.decode(b);
    add(a, b, result.encode(-product * Math.scalb(1.0, apart)) + near());
  }

  /** A value and its negative in all but the low bits, so that sums cancel to every depth. */
  private void depth() {
    long a = any(result);
    long low = (1L << random.nextInt(result.width())) - 1;
    long b = a ^ result.signBit() ^ random.nextLong() & low;
    sum(a, b);
  }

  /** Two words for an adder, or for the adder behind a product with one. */
  private void sum(long a, long b) {
    if (left.equals(result) && right.equals(result) && random.nextBoolean()) {
      add(a, b, any(result));
    } else {
      long one = (long) right.bias() << right.fraction();
      add(left.encode(result.decode(a)), one, b);
    }
  }

  /**
   * A sum half way between two values but for a single one far below, or without that; where a
   * difference falls below a power of two, half way is a bit lower.
   */
  private void lowOne() {
    boolean below = random.nextBoolean();
    int fraction = result.fraction();
    int half = fraction + (below ? 2 : 1);
    int distance = random.nextInt(half - fraction, half + 1);
    int tie = distance + fraction - half;
    long a = below ? normal(result) >> fraction << fraction : normal(result);
    long low = tie > 0 && random.nextBoolean() ? 1L << random.nextInt(tie) : 0;
    long above = (any(result) >> tie | 1) << tie;
    long b = withExponent(result, (above | low) & ones(result), exponentOf(result, a) - distance);
    boolean differ = ((a ^ b) & result.signBit()) != 0;
    sum(a, below && !differ ? b ^ result.signBit() : b);
  }

  /** Significands of ones, whose sums and roundings carry all the way. */
  private void carry() {
    long fraction = (1L << left.fraction()) - 1 - random.nextInt(0, 2);
    long a = normal(left) | fraction;
    int below = random.nextInt(0, left.fraction() + 3);
    long b = withExponent(right, any(right), exponentOf(left, a) - below);
    add(a, b, withExponent(result, any(result), exponentOf(left, a) - below));
  }

  /** Factors of few bits, whose products end on a half. */
  private void shortFactors() {
    int keep = random.nextInt(0, left.fraction() + 1);
    long a = normal(left) >> keep << keep;
    int wanted = left.fraction() - keep + right.fraction() - result.fraction();
    int other = Math.max(0, Math.min(right.fraction(), wanted - 1));
    long b = normal(right) >> other << other;
    add(a, b | 1L << other, any(result));
  }
}
