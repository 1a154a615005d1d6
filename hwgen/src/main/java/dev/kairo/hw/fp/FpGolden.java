package dev.kairo.hw.fp;

/**
 * What every unit must give, bit for bit.
 *
 * <p>Operands are exact in a double, the operation rounds to 53 bits and {@link FpFormat#encode} to
 * the format's. For up to 24 significant bits that equals rounding once, because 53 &ge; 2 x 24 + 2
 * (S. A. Figueroa, When is double rounding innocuous?, 1995). Nothing is fused.
 */
public final class FpGolden {
  private FpGolden() {}

  /** The product of words of two formats in a third. */
  public static long multiply(FpFormat left, long a, FpFormat right, long b, FpFormat result) {
    return result.encode(left.decode(a) * right.decode(b));
  }

  /** The product. */
  public static long multiply(FpFormat format, long a, long b) {
    return multiply(format, a, format, b, format);
  }

  /** The sum. */
  public static long add(FpFormat format, long a, long b) {
    return format.encode(format.decode(a) + format.decode(b));
  }

  /** The product, rounded, and then the sum with {@code c}. */
  public static long multiplyAdd(FpFormat format, long a, long b, long c) {
    return add(format, multiply(format, a, b), c);
  }

  /** The quotient. */
  public static long divide(FpFormat format, long a, long b) {
    return format.encode(format.decode(a) / format.decode(b));
  }

  /**
   * The exponential, in the integers of {@link Exponential} and within a unit in the last place.
   */
  public static long exp(FpFormat format, long a) {
    return Exponential.of(format).of(a);
  }

  /** Whether {@code a} is less than {@code b}; nothing is less than or more than a NaN. */
  public static boolean lessThan(FpFormat format, long a, long b) {
    return format.decode(a) < format.decode(b);
  }

  /** Whether both are the same number; zeros of both signs are, NaNs are not. */
  public static boolean equal(FpFormat format, long a, long b) {
    return format.decode(a) == format.decode(b);
  }

  /** The larger one as {@link Math#max} says: a positive zero before a negative one, NaN first. */
  public static long max(FpFormat format, long a, long b) {
    return format.encode(Math.max(format.decode(a), format.decode(b)));
  }

  /** The value if it is above zero, else a positive zero. */
  public static long relu(FpFormat format, long a) {
    double value = format.decode(a);
    return value > 0 ? format.encode(value) : 0;
  }

  /** The value with the other sign. */
  public static long negate(FpFormat format, long a) {
    return format.encode(-format.decode(a));
  }

  /** A 32-bit two's complement number as a word. */
  public static long fromInt(FpFormat format, int number) {
    return format.encode(number);
  }

  /** The nearest 32-bit number, even of two, or the last one there is; 0 for NaN. */
  public static int toInt(FpFormat format, long a) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, rounded(format, a)));
  }

  private static long rounded(FpFormat format, long a) {
    return (long) Math.rint(format.decode(a));
  }

  /** A word of another format, rounded once. */
  public static long convert(FpFormat source, long a, FpFormat result) {
    return result.encode(source.decode(a));
  }
}
