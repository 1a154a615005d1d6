package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.fp.Rounding.Exceptions;

/** What all dividers know of a quotient before its first digit. */
final class Quotients {
  private Quotients() {}

  /** What the operands alone decide. */
  static Exceptions exceptions(Operand left, Operand right) {
    Bits nan =
        left.nan()
            .or(right.nan())
            .or(left.special().and(right.special()))
            .or(left.zero().and(right.zero()));
    return new Exceptions(nan, left.special().or(right.zero()), left.zero().or(right.special()));
  }

  /** The stored exponent of a quotient of 1 or more. */
  static Bits scale(FpFormat format, Normal dividend, Normal divisor) {
    return dividend.exponent().sub(divisor.exponent()).add(format.bias());
  }

  /** Bits of a signed exponent that holds every quotient's. */
  static int exponentWidth(FpFormat format) {
    int least = format.subnormals() ? 1 - format.fraction() : 0;
    int reach = format.topExponent() - least;
    int furthest =
        Math.max(
            Normal.signedWidth(format.bias() + reach),
            Normal.signedWidth(format.bias() - reach - 1));
    return Math.max(furthest, format.exponent() + 2);
  }
}
