package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;

/**
 * The end of every unit: rounds a significand to nearest even, once, and puts the word together.
 *
 * <p>The fraction is counted up together with the exponent, so that a carry out of the fraction
 * needs no second normalisation. A value in the last binade below the least normal one is flushed
 * after it was rounded to the grid of subnormals, where only a significand of nothing but ones
 * reaches the normal range; counting up in any case gives exactly that.
 */
final class Rounding {
  private final FpFormat format;

  Rounding(FpFormat format) {
    this.format = format;
  }

  /**
   * What is to be rounded.
   *
   * @param exponent the stored exponent as a signed number, valid however far out of range
   * @param fraction the fraction below the hidden one
   * @param guard the bit below the fraction
   * @param sticky whether any bit below that is 1
   */
  record Unrounded(Bits exponent, Bits fraction, Bits guard, Bits sticky) {}

  /** What the operands alone decide, one bit each; a NaN wins over infinity and that over zero. */
  record Exceptions(Bits nan, Bits infinite, Bits zero) {}

  /** Exponent and fraction counted up, the exponent still signed. */
  Bits count(Unrounded value) {
    Unrounded placed = format.subnormals() ? denormalised(value) : value;
    Bits up = placed.guard().and(placed.sticky().or(placed.fraction().bit(0)));
    if (!format.subnormals()) {
      up = up.or(placed.exponent().none());
    }
    Bits counted = placed.exponent().cat(placed.fraction());
    return counted.add(up.zext(counted.width()));
  }

  /** Below the normal range the significand moves to the right, under the exponent 0. */
  private static Unrounded denormalised(Unrounded value) {
    Module module = value.fraction().module();
    int width = value.exponent().width();
    Bits below = value.exponent().msb().or(value.exponent().none());
    Bits distance = value.exponent().constant(1).sub(value.exponent());
    Bits whole = module.lit(1, 1).cat(value.fraction()).cat(value.guard());
    Bits zero = module.lit(width, 0);
    StickyShift shift = StickyShift.right(whole, below.mux(distance, zero));
    Bits fraction = shift.kept().slice(value.fraction().width(), 1);
    return new Unrounded(
        below.mux(zero, value.exponent()),
        fraction,
        shift.kept().bit(0),
        shift.lost().or(value.sticky()));
  }

  /** The word of a counted exponent and fraction. */
  Bits word(Bits sign, Bits counted, Exceptions exceptions) {
    Module module = counted.module();
    int width = counted.width() - format.fraction();
    Bits exponent = counted.high(width);
    Bits negative = exponent.msb();
    Bits stored = exponent.low(format.exponent());
    Bits above = exponent.slice(width - 2, format.exponent()).any();
    Bits over = negative.not().and(above.or(stored.all())).or(exceptions.infinite());
    Bits none = exceptions.zero();
    if (!format.subnormals()) {
      none = none.or(negative).or(above.not().and(stored.none()));
    }
    Bits infinite = over.and(exceptions.zero().not()).or(exceptions.nan());
    Bits top = module.lit(format.exponent(), -1);
    Bits field = infinite.mux(top, none.mux(module.lit(format.exponent(), 0), stored));
    Bits noFraction = infinite.or(none);
    Bits fraction =
        noFraction.mux(module.lit(format.fraction(), 0), counted.low(format.fraction()));
    Bits quiet = exceptions.nan().or(fraction.msb());
    Bits rest = format.fraction() == 1 ? quiet : quiet.cat(fraction.low(format.fraction() - 1));
    return sign.and(exceptions.nan().not()).cat(field).cat(rest);
  }
}
