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
}
