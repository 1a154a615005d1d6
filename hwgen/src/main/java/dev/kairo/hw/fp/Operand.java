package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;

/**
 * A word taken apart.
 *
 * @param exponent the stored exponent
 * @param fraction the stored fraction
 */
record Operand(FpFormat format, Bits sign, Bits exponent, Bits fraction) {
  static Operand of(FpFormat format, Bits word) {
    return new Operand(
        format,
        word.msb(),
        word.slice(format.width() - 2, format.fraction()),
        word.low(format.fraction()));
  }

  /** Whether an operation sees a zero. */
  Bits zero() {
    return format.subnormals() ? lowExponent().and(fraction.none()) : lowExponent();
  }

  /** Whether there is no hidden one. */
  Bits lowExponent() {
    return exponent.none();
  }

  Bits infinite() {
    return exponent.all().and(fraction.none());
  }

  Bits nan() {
    return exponent.all().and(fraction.any());
  }

  /** Infinite or no number. */
  Bits special() {
    return exponent.all();
  }

  /** The significand of a value that is not zero, hidden bit first; flushed words are zeros. */
  Bits significand() {
    Bits hidden = format.subnormals() ? lowExponent().not() : fraction.module().lit(1, 1);
    return hidden.cat(fraction);
  }
}
