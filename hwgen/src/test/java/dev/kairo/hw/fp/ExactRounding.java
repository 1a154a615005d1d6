package dev.kairo.hw.fp;

import java.math.BigDecimal;

/**
 * Rounds exact numbers into a format by looking for the nearest of all its values: an oracle that
 * shares nothing with {@link FpFormat#encode}.
 *
 * <p>The words of positive values count up with the values, so the rounded word is the number of
 * midpoints between neighbours that lie below the number, and of two equally near words the even
 * one wins. Infinity stands where the next value would be.
 */
final class ExactRounding {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final FpFormat format;
  private final BigDecimal[] values;
  private final BigDecimal[] midpoints;

  ExactRounding(FpFormat format) {
    this.format = format;
    int words = (int) format.infinity();
    values = new BigDecimal[words + 1];
    for (int word = 0; word <= words; word++) {
      int stored = word >> format.fraction();
      int field = word & (1 << format.fraction()) - 1;
      int hidden = stored == 0 ? 0 : 1 << format.fraction();
      int power = Math.max(stored, 1) - format.bias() - format.fraction();
      values[word] = BigDecimal.valueOf(hidden + field).multiply(power(power));
    }
    midpoints = new BigDecimal[words];
    for (int word = 0; word < words; word++) {
      midpoints[word] = values[word].add(values[word + 1]).divide(TWO);
    }
  }

  private static BigDecimal power(int exponent) {
    return exponent < 0 ? BigDecimal.ONE.divide(TWO.pow(-exponent)) : TWO.pow(exponent);
  }

  /** Whether a word is no number. */
  boolean nan(long word) {
    return magnitude(word) > format.infinity();
  }

  boolean infinite(long word) {
    return magnitude(word) == format.infinity();
  }

  boolean negative(long word) {
    return (word & format.signBit()) != 0;
  }

  /** Whether an operation sees a zero. */
  boolean zero(long word) {
    return format.subnormals() ? magnitude(word) == 0 : magnitude(word) < 1L << format.fraction();
  }

  private long magnitude(long word) {
    return word & format.signBit() - 1;
  }

  /** The value of a finite word without its sign. */
  BigDecimal value(long word) {
    return zero(word) ? BigDecimal.ZERO : values[(int) magnitude(word)];
  }

  /** The value of a finite word. */
  BigDecimal signed(long word) {
    return negative(word) ? value(word).negate() : value(word);
  }

  /** The word of {@code numerator / denominator}, neither negative, with a sign. */
  long round(boolean negative, BigDecimal numerator, BigDecimal denominator) {
    int low = 0;
    int high = midpoints.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = numerator.compareTo(midpoints[middle].multiply(denominator));
      boolean beyond = order > 0 || order == 0 && middle % 2 == 1;
      low = beyond ? middle + 1 : low;
      high = beyond ? high : middle;
    }
    long word = format.subnormals() || low >= 1 << format.fraction() ? low : 0;
    return negative ? word | format.signBit() : word;
  }

  long product(ExactRounding left, long a, ExactRounding right, long b) {
    boolean negative = left.negative(a) != right.negative(b);
    boolean infinite = left.infinite(a) || right.infinite(b);
    if (left.nan(a) || right.nan(b) || infinite && (left.zero(a) || right.zero(b))) {
      return format.nan();
    }
    if (infinite) {
      return signedInfinity(negative);
    }
    return round(negative, left.value(a).multiply(right.value(b)), BigDecimal.ONE);
  }

  long sum(long a, long b) {
    if (nan(a) || nan(b) || infinite(a) && infinite(b) && negative(a) != negative(b)) {
      return format.nan();
    }
    if (infinite(a) || infinite(b)) {
      return signedInfinity(negative(infinite(a) ? a : b));
    }
    BigDecimal exact = signed(a).add(signed(b));
    boolean minusZero = zero(a) && zero(b) && negative(a) && negative(b);
    return round(exact.signum() < 0 || minusZero, exact.abs(), BigDecimal.ONE);
  }

  long quotient(long a, long b) {
    boolean negative = negative(a) != negative(b);
    if (nan(a) || nan(b) || infinite(a) && infinite(b) || zero(a) && zero(b)) {
      return format.nan();
    }
    if (infinite(a) || zero(b)) {
      return signedInfinity(negative);
    }
    return infinite(b)
        ? round(negative, BigDecimal.ZERO, BigDecimal.ONE)
        : round(negative, value(a), value(b));
  }

  private long signedInfinity(boolean negative) {
    return negative ? format.infinity() | format.signBit() : format.infinity();
  }
}
