package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import java.util.List;

/**
 * Adds two words of a format, rounded once; a result each cycle, no DSP.
 *
 * <p>One path: the operand of larger magnitude first, the other aligned under it with a sticky bit,
 * sum or difference, leading zeros, one shift, rounding. Latency as asked for, 0 to 6; the
 * registers go to the output, behind the swap, behind the count of zeros, behind the alignment,
 * behind the normalising shift and to the input, in this order.
 */
public final class FpAdder extends Module {
  /** Places for registers, in the order signals pass them. */
  private enum Place {
    INPUT,
    SWAPPED,
    ALIGNED,
    COUNTED,
    NORMALISED,
    OUTPUT
  }

  private static final List<Place> BY_USE =
      List.of(
          Place.OUTPUT, Place.ALIGNED, Place.COUNTED, Place.SWAPPED, Place.NORMALISED, Place.INPUT);

  /** Guard, round and sticky below the fraction. */
  private static final int BELOW = 3;

  /** What is added. */
  public record Options(FpFormat format, int latency) {
    public Options {
      Cuts.of("adder", BY_USE, latency);
    }

    /** Three cycles, which 100 MHz needs. */
    public static Options of(FpFormat format) {
      return new Options(format, 3);
    }

    /** The same with another latency. */
    public Options withLatency(int other) {
      return new Options(format, other);
    }
  }

  /** The sum. */
  public final Bits y;

  private final FpFormat format;
  private final Cuts<Place> cuts;

  /** An adder alone, with ports {@code a}, {@code b} and {@code y}. */
  public FpAdder(Options options) {
    this.format = options.format();
    this.cuts = Cuts.of("adder", BY_USE, options.latency());
    y = out("y", sum(in("a", format.width()), in("b", format.width())));
  }

  /** An adder of two signals. */
  public FpAdder(Module parent, Options options, Bits aOuter, Bits bOuter) {
    super(parent, options);
    this.format = options.format();
    this.cuts = Cuts.of("adder", BY_USE, options.latency());
    y = out("y", sum(in("a", aOuter), in("b", bOuter)));
  }

  private Bits sum(Bits aPort, Bits bPort) {
    Pipe t = pipe(aPort, bPort);
    int magnitude = format.width() - 1;
    Bits a = at(t, aPort, Place.INPUT);
    Bits b = at(t, bPort, Place.INPUT);
    Bits swap = a.low(magnitude).ltU(b.low(magnitude)).named("swap");
    Operand large = Operand.of(format, at(t, swap.mux(b, a).named("larger"), Place.SWAPPED));
    Operand small = Operand.of(format, at(t, swap.mux(a, b).named("smaller"), Place.SWAPPED));
    Bits subtract = large.sign().xor(small.sign()).named("subtract");

    Bits top = large.special();
    Bits nan = top.and(large.fraction().any().or(small.special().and(subtract))).named("nan");
    Bits bothZero = large.zero();
    // Only zeros of equal sign give a negative zero.
    Bits sign = large.sign().and(bothZero.and(subtract).not()).named("sign");

    Bits below = lit(BELOW, 0);
    Bits distance = effective(large).sub(effective(small)).named("distance");
    StickyShift shift = StickyShift.right(small.significand().cat(lit(BELOW - 1, 0)), distance);
    Bits present = small.zero().not();
    Bits shifted = shift.kept().cat(shift.lost());
    Bits aligned = at(t, present.mux(shifted, shifted.constant(0)).named("aligned"), Place.ALIGNED);
    Bits base = at(t, large.significand(), Place.ALIGNED).cat(below);
    int wide = base.width() + 1;
    Bits minus = at(t, subtract, Place.ALIGNED);
    // A difference as a sum with the complement: one carry chain does both.
    Bits addend = aligned.zext(wide).xor(minus.repeat(wide));
    Bits total = base.zext(wide).add(addend).add(minus.zext(wide)).named("total");

    Bits zeros = at(t, total.leadingZeros().named("zeros"), Place.COUNTED);
    Bits held = at(t, total, Place.COUNTED);
    int width = exponentWidth(zeros.width());
    Bits exponent = at(t, effective(large), Place.COUNTED).zext(width);
    return finish(t, held, zeros, exponent, new Flags(sign, top, nan, bothZero));
  }

  /** What the operands alone decide, at the cycle of the swap. */
  private record Flags(Bits sign, Bits top, Bits nan, Bits zero) {}

  private Bits finish(Pipe t, Bits total, Bits zeros, Bits exponent, Flags flags) {
    int width = exponent.width();
    Bits above = exponent.add(1);
    Bits distance = zeros;
    Bits none = total.none();
    if (format.subnormals()) {
      // The exponent can't fall below its least: the shift stops there.
      Bits enough = above.leU(zeros.zext(width));
      distance = enough.mux(exponent.low(zeros.width()), zeros);
      none = lit(1, 0);
    }
    Bits normal = at(t, total.shl(distance).named("normal"), Place.NORMALISED);
    Bits scaled = at(t, above.sub(distance.zext(width)).named("scaled"), Place.NORMALISED);
    if (format.subnormals()) {
      scaled = normal.msb().mux(scaled, scaled.constant(0));
    }
    int fraction = format.fraction();
    int guard = normal.width() - 2 - fraction;
    Bits kept = normal.slice(normal.width() - 2, guard);
    Bits sticky = normal.low(guard).any();
    Bits up = kept.bit(0).and(sticky.or(kept.bit(1)));
    Bits counted = scaled.cat(kept.high(fraction));
    counted = counted.add(up.zext(counted.width())).named("rounded");
    Bits zero =
        at(t, flags.zero(), Place.NORMALISED).or(at(t, none, Place.NORMALISED)).named("zero");
    Bits cancelled =
        at(t, total.none(), Place.NORMALISED).and(at(t, flags.zero(), Place.NORMALISED).not());
    Bits sign = at(t, flags.sign(), Place.NORMALISED).and(cancelled.not());
    Rounding.Exceptions exceptions =
        new Rounding.Exceptions(
            at(t, flags.nan(), Place.NORMALISED), at(t, flags.top(), Place.NORMALISED), zero);
    return at(t, new Rounding(format).word(sign, counted, exceptions), Place.OUTPUT);
  }

  /** The exponent that counts: subnormals share the least normal one's. */
  private Bits effective(Operand operand) {
    if (!format.subnormals()) {
      return operand.exponent();
    }
    return operand
        .exponent()
        .high(format.exponent() - 1)
        .cat(operand.exponent().bit(0).or(operand.lowExponent()));
  }

  private int exponentWidth(int zerosWidth) {
    return Math.max(format.exponent(), zerosWidth) + 2;
  }

  private Bits at(Pipe pipe, Bits signal, Place place) {
    return pipe.at(signal, cuts.after(place));
  }
}
