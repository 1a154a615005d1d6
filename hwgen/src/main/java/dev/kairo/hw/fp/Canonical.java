package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;

/** A word as results have it: flushed, and with the only NaN. */
final class Canonical {
  private Canonical() {}

  static Bits of(Operand operand) {
    FpFormat format = operand.format();
    Bits fraction = operand.fraction();
    if (!format.subnormals()) {
      fraction = operand.zero().mux(fraction.constant(0), fraction);
    }
    Bits word = operand.sign().cat(operand.exponent()).cat(fraction);
    return operand.nan().mux(word.constant(format.nan()), word);
  }
}
