package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;

/**
 * The significand of an operand that is not zero with its first one on top, and the exponent that
 * goes with it: without subnormals the fields themselves, with them a count of zeros and a shift.
 *
 * @param exponent signed, {@link #exponentWidth} bits
 */
record Normal(Bits exponent, Bits significand) {
  /** Bits of a signed exponent that holds every operand's and leaves room for {@code more}. */
  static int exponentWidth(FpFormat format, int more) {
    int least = format.subnormals() ? 1 - format.fraction() : 0;
    int most = format.topExponent();
    return Math.max(signedWidth(least - more), signedWidth(most + more));
  }

  /** Bits of a two's complement number. */
  static int signedWidth(int number) {
    return 33 - Integer.numberOfLeadingZeros(number < 0 ? ~number : number);
  }

  static Normal of(Operand operand, int exponentWidth) {
    Bits stored = operand.exponent().zext(exponentWidth);
    Bits significand = operand.significand();
    if (!operand.format().subnormals()) {
      return new Normal(stored, significand);
    }
    Bits zeros = significand.leadingZeros();
    // The least exponent is stored as 0 and as 1.
    Bits exponent =
        stored.add(operand.lowExponent().zext(exponentWidth)).sub(zeros.zext(exponentWidth));
    return new Normal(exponent, significand.shl(zeros));
  }
}
