package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.Rounding.Exceptions;
import dev.kairo.hw.fp.Rounding.Unrounded;
import dev.kairo.hw.ir.Value;

/**
 * Divides two words of a format, rounded once, one bit of the quotient a cycle; no DSP.
 *
 * <p>A one on {@code start} takes the operands; {@code done} is 1 for one cycle when {@code y} has
 * the quotient, {@link Options#latencyCycles} later, and {@code y} rests until the next one. A
 * start while it works is ignored; one in the cycle of {@code done} is taken, so that divisions
 * follow each other at the latency.
 *
 * <p>The remainder is never restored: it goes below zero and the next step adds the divisor, so a
 * step is one carry chain. The quotient moves up until its first one is on top, which normalises
 * it. Without subnormals a quotient never lies half way between two values (its divisor times a
 * significand one bit longer is no dividend), so the bit behind the fraction decides alone.
 */
public final class FpDivider extends Module {
  /** What is divided. */
  public record Options(FpFormat format) {
    /** The usual divider of a format. */
    public static Options of(FpFormat format) {
      return new Options(format);
    }

    /** Cycles from the start to the quotient: 27 in single precision, 28 with subnormals. */
    public int latencyCycles() {
      return format.significand() + (format.subnormals() ? 4 : 3);
    }
  }

  /** Whether the quotient has just come. */
  public final Bits done;

  /** The last quotient. */
  public final Bits y;

  private final FpFormat format;
  private final int latency;
  private final Bits load;
  private final Bits rounding;
  private final Bits working;

  /** A divider alone, with ports {@code start}, {@code a}, {@code b}, {@code done}, {@code y}. */
  public FpDivider(Options options) {
    this.format = options.format();
    this.latency = options.latencyCycles();
    Countdown countdown = Countdown.of(in("start", 1), latency - 1);
    this.load = countdown.taken();
    this.rounding = countdown.last();
    this.working = countdown.busy();
    Bits quotient = quotient(in("a", format.width()), in("b", format.width()));
    done = out("done", countdown.done());
    y = out("y", quotient);
  }

  /** A divider of two signals. */
  public FpDivider(Module parent, Options options, Bits start, Bits aOuter, Bits bOuter) {
    super(parent, options);
    this.format = options.format();
    this.latency = options.latencyCycles();
    Countdown countdown = Countdown.of(in("start", start), latency - 1);
    this.load = countdown.taken();
    this.rounding = countdown.last();
    this.working = countdown.busy();
    Bits quotient = quotient(in("a", aOuter), in("b", bOuter));
    done = out("done", countdown.done());
    y = out("y", quotient);
  }

  /** The bits of the quotient so far, and whether the remainder is nothing. */
  private record Digits(Bits significand, Bits next, Bits exact) {}

  private Bits quotient(Bits a, Bits b) {
    Operand left = Operand.of(format, a);
    Operand right = Operand.of(format, b);
    int width = Quotients.exponentWidth(format);
    Normal dividend = Normal.of(left, width);
    Normal divisor = Normal.of(right, width);
    Exceptions met = Quotients.exceptions(left, right);
    Exceptions exceptions =
        new Exceptions(
            kept(met.nan()).named("nan"),
            kept(met.infinite()).named("infinite"),
            kept(met.zero()).named("zero"));
    Bits sign = kept(left.sign().xor(right.sign())).named("sign");
    Bits scale = kept(Quotients.scale(format, dividend, divisor)).named("scale");

    Digits digits = digits(dividend.significand(), divisor.significand());
    Bits late = reg(digits.significand().msb().not()).named("late");
    Bits guard = digits.next();
    Bits sticky = lit(1, 1);
    if (format.subnormals()) {
      late = reg(late).named("late_rested");
      guard = reg(guard).named("guard");
      sticky = reg(digits.exact().not()).named("sticky");
    }
    Bits exponent = scale.sub(late.zext(width)).named("exponent");
    Bits fraction = digits.significand().low(format.fraction());
    Rounding rounder = new Rounding(format);
    Bits counted = rounder.count(new Unrounded(exponent, fraction, guard, sticky)).named("rounded");
    return reg(format.width()).enable(rounding).next(rounder.word(sign, counted, exceptions));
  }

  private Bits kept(Bits atStart) {
    return reg(atStart.width()).enable(load).next(atStart);
  }

  /** Twice the remainder less or plus twice the divisor, until the quotient's first one is up. */
  private Digits digits(Bits dividend, Bits divisorAtStart) {
    int width = format.significand() + 2;
    Bits divisor = kept(divisorAtStart).named("divisor");
    Wire shifted = wire(format.significand());
    Bits more = load.or(shifted.msb().not()).named("more");
    // The dividend is added to a remainder of zero: no choice in front of the carry chain.
    Bits idle = working.not().or(rounding).and(load.not()).or(reset()).named("idle");
    Wire stepped = wire(width);
    Bits remainder =
        reg(width).enable(more).reset(idle, Value.of(width, 0)).next(stepped).named("remainder");
    Bits subtract = load.or(remainder.msb()).not().named("subtract");
    Bits step =
        load.mux(
            dividend.zext(width),
            divisor.zext(width - 1).xor(subtract.repeat(width - 1)).cat(subtract));
    // Subtracting adds the complement and, on the two lowest bits, the one that belongs to it.
    Bits next = remainder.low(width - 1).cat(subtract).add(step).named("next_remainder");
    stepped.drive(next);
    Bits bit = next.msb().not().named("bit");
    Bits significand =
        reg(format.significand())
            .enable(more)
            .reset(load, Value.of(format.significand(), 0))
            .next(shifted.low(format.significand() - 1).cat(bit))
            .named("significand");
    shifted.drive(significand);
    Bits twice = divisor.cat(lit(1, 0)).zext(width);
    Bits exact = next.none().or(next.add(twice).none()).named("exact");
    return new Digits(significand, bit, exact);
  }
}
