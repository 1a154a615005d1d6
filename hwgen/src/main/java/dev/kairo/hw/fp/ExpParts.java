package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Selection;
import dev.kairo.hw.fp.Rounding.Exceptions;
import dev.kairo.hw.fp.Rounding.Unrounded;
import java.util.function.IntToLongFunction;

/** The parts of {@link Exponential} that the sequential and the pipelined unit share. */
record ExpParts(Exponential exponential) {
  /**
   * An operand taken apart.
   *
   * @param significand zero where the operand is too small to matter
   * @param distance how far the significand lies below the top of the fixed-point number
   */
  record Entering(Bits significand, Bits distance, Bits sign, Bits nan, Bits far) {}

  /** The operand, its distance and what is special about it. */
  Entering entering(Bits word) {
    Operand operand = Operand.of(exponential.format(), word);
    int top = exponential.topStored();
    int furthest = Math.max(top, exponential.format().topExponent() - top);
    int width = Normal.signedWidth(furthest);
    Bits below = word.module().lit(width, top).sub(operand.exponent().zext(width));
    if (exponential.format().subnormals()) {
      // The least exponent is stored as 0 and as 1.
      below = below.sub(operand.lowExponent().zext(width));
    }
    int needed = 32 - Integer.numberOfLeadingZeros(exponential.fixedBits());
    Bits tiny = operand.zero();
    if (width - 1 > needed) {
      tiny = tiny.or(below.slice(width - 2, needed).any());
    }
    return new Entering(
        tiny.mux(operand.significand().constant(0), operand.significand()),
        below.low(Math.min(needed, width - 1)),
        operand.sign(),
        operand.nan(),
        operand.special().or(below.msb()));
  }

  /**
   * What is to be taken from the whole number of ln 2 less one: the magnitude of a negative
   * operand, else the complement, which is the negative less one.
   */
  Bits fixed(Entering entering) {
    Bits significand = entering.significand();
    Module module = significand.module();
    int below = exponential.fixedBits() - significand.width();
    Bits fixed = significand.cat(module.lit(below, 0)).shrU(entering.distance());
    int width = fixed.width() + 1;
    return fixed.zext(width).xor(entering.sign().not().repeat(width));
  }

  /** e^h. */
  Bits power(Bits remainder) {
    Bits h = remainder.slice(Exponential.FRACTION - 1, Exponential.H_LOW);
    return table(h, Exponential.POWER_FRACTION + 1, Exponential.powers(), Exponential::power);
  }

  /** e^u - 1 - u. */
  Bits excess(Bits remainder) {
    return table(
        u(remainder), Exponential.EXCESS_BITS, 1 << Exponential.INDEX, Exponential::excess);
  }

  /** The seven bits of u. */
  Bits u(Bits remainder) {
    return remainder.slice(Exponential.H_LOW - 1, Exponential.V_BITS);
  }

  /** The bits of v that u v looks at. */
  Bits v(Bits remainder) {
    return remainder.slice(Exponential.V_BITS - 1, Exponential.V_DROPPED);
  }

  /** The bits of e^h that the product looks at. */
  Bits factor(Bits power) {
    return power.high(power.width() - Exponential.POWER_DROPPED);
  }

  /** A table of constants; entries behind the last are zeros. */
  static Bits table(Bits index, int width, int entries, IntToLongFunction entry) {
    Module module = index.module();
    Selection selection = module.cases(index);
    for (int i = 0; i < entries; i++) {
      selection.when(i, module.lit(width, entry.applyAsLong(i)));
    }
    return selection.otherwise(module.lit(width, 0));
  }

  /** Exponent and fraction of a power, counted up where they are rounded up. */
  Bits counted(Bits quotient, Bits power) {
    FpFormat format = exponential.format();
    int most = (1 << exponential.exponentBits()) - exponential.aboveStored();
    int width =
        Math.max(
            format.exponent() + 2,
            Math.max(Normal.signedWidth(most), Normal.signedWidth(-exponential.aboveStored())));
    Bits exponent = quotient.zext(width).sub(exponential.aboveStored()).named("exponent");
    int guard = Exponential.POWER_FRACTION - 1 - format.fraction();
    Unrounded unrounded =
        new Unrounded(
            exponent,
            power.slice(Exponential.POWER_FRACTION - 1, guard + 1),
            power.bit(guard),
            power.low(guard).any());
    return new Rounding(format).count(unrounded);
  }

  /** The word of a counted power. */
  Bits word(Bits counted, Bits nan, Bits far, Bits sign) {
    Bits positive = counted.module().lit(1, 0);
    Exceptions exceptions = new Exceptions(nan, far.and(sign.not()), far.and(sign));
    return new Rounding(exponential.format()).word(positive, counted, exceptions);
  }
}
