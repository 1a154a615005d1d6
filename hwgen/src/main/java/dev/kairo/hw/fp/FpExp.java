package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.ExpParts.Entering;
import dev.kairo.hw.ir.Value;

/**
 * The exponential of a word, one operand after the other; no DSP. Its accuracy is that of {@link
 * Exponential}, whose integers it computes.
 *
 * <p>A one on {@code start} takes the operand; {@code done} is 1 for one cycle when {@code y} has
 * the result, {@link Options#latencyCycles} later, and {@code y} rests until the next one. A start
 * while it works is ignored; one in the cycle of {@code done} is taken.
 *
 * <p>The operand is moved to the fixed point in one cycle and divided by ln 2 a bit a cycle: one
 * carry chain whose register rests where the difference is below zero. Then two bits of u times v
 * and of the product with e^h come in each cycle, lowest first, so that z is needed only as a
 * stream of two bits a cycle and no product is ever held whole.
 */
public final class FpExp extends Module {
  /** Cycles in which u v, then e^u - 1 - u, and then z go by, two bits in each. */
  private static final int CROSSING = 4;

  private static final int STREAMING = CROSSING + 1 + Exponential.Z_BITS / 2;

  /** What the exponential is of. */
  public record Options(FpFormat format) {
    /** The usual unit of a format. */
    public static Options of(FpFormat format) {
      return new Options(format);
    }

    /** Cycles from the start to the result: 29 in single precision. */
    public int latencyCycles() {
      return Exponential.of(format).exponentBits() + STREAMING + 3;
    }
  }

  /** Whether the result has just come. */
  public final Bits done;

  /** The last result. */
  public final Bits y;

  private final Exponential exponential;
  private final ExpParts parts;
  private final Countdown countdown;

  /** A unit alone, with ports {@code start}, {@code a}, {@code done} and {@code y}. */
  public FpExp(Options options) {
    this.exponential = Exponential.of(options.format());
    this.parts = new ExpParts(exponential);
    this.countdown = Countdown.of(in("start", 1), options.latencyCycles() - 1);
    Bits result = result(in("a", options.format().width()));
    done = out("done", countdown.done());
    y = out("y", result);
  }

  /** A unit of a signal. */
  public FpExp(Module parent, Options options, Bits start, Bits aOuter) {
    super(parent, options);
    this.exponential = Exponential.of(options.format());
    this.parts = new ExpParts(exponential);
    this.countdown = Countdown.of(in("start", start), options.latencyCycles() - 1);
    Bits result = result(in("a", aOuter));
    done = out("done", countdown.done());
    y = out("y", result);
  }

  private Bits result(Bits a) {
    Entering entering = parts.entering(a);
    Entering held =
        new Entering(
            kept(entering.significand()).named("significand"),
            kept(entering.distance()).named("distance"),
            kept(entering.sign()).named("sign"),
            kept(entering.nan()).named("nan"),
            kept(entering.far()).named("far"));
    Bits dividing = countdown.count().ltU(fromEnd(STREAMING)).named("dividing");
    Wire next = wire(Exponential.FRACTION + exponential.exponentBits() + 1);
    Bits fits = next.msb().not().named("fits");
    Bits remainder = remainder(parts.fixed(held), next, dividing.and(fits));
    Bits quotient =
        reg(exponential.exponentBits())
            .enable(dividing)
            .next(now -> now.low(now.width() - 1).cat(fits))
            .named("quotient");

    Bits power = reg(parts.power(remainder)).named("power");
    Bits product = product(remainder, parts.factor(power), dividing);
    Bits whole = power.add(product.zext(power.width())).named("whole");
    Bits counted = parts.counted(quotient, whole).named("rounded");
    Bits word = parts.word(counted, held.nan(), held.far(), held.sign());
    return reg(word.width()).enable(countdown.last()).next(word);
  }

  private Bits kept(Bits atStart) {
    return reg(atStart.width()).enable(countdown.taken()).next(atStart);
  }

  /** The countdown's value some cycles before its last one. */
  private Bits fromEnd(int cycles) {
    return countdown.count().constant(-1 - cycles);
  }

  private Bits since(int cyclesFromEnd) {
    return countdown.count().geU(fromEnd(cyclesFromEnd));
  }

  /** First the operand is added, then multiples of ln 2 are taken away where they fit. */
  private Bits remainder(Bits fixed, Wire next, Bits enable) {
    int width = next.width();
    Bits taken = countdown.taken();
    long ln2 = Exponential.LN2;
    Bits multiple =
        reg(width)
            .reset(taken, Value.of(width, ln2 << exponential.exponentBits()))
            .next(now -> now.shrU(1))
            .named("multiple");
    Bits remainder =
        reg(width)
            .enable(enable)
            .reset(taken, Value.of(width, ln2 * exponential.offset() - 1))
            .next(next)
            .named("remainder");
    Bits moving = countdown.count().eq(fromEnd(exponential.exponentBits() + STREAMING + 1));
    next.drive(remainder.sub(moving.mux(fixed.sext(width), multiple)));
    return remainder.low(Exponential.FRACTION);
  }

  /** e^h times z as z goes by. */
  private Bits product(Bits remainder, Bits factor, Bits dividing) {
    Bits pair = countdown.count().low(4).named("pair");
    Bits crossing = since(STREAMING).and(since(STREAMING - CROSSING).not()).named("crossing");
    Bits exceeding = countdown.count().eq(fromEnd(STREAMING - CROSSING)).named("exceeding");
    Bits multiplying = since(STREAMING - CROSSING - 1).named("multiplying");

    // The pairs of u are due at 14, 15, 0 and 1 of the count, those of u and v together from 2 on.
    Bits u = parts.u(remainder).zext(2 * CROSSING);
    Bits uPair = u.low(4).cat(u.high(4)).shrU(pair.low(2).cat(lit(1, 0))).low(2).named("u_pair");
    Bits low = remainder.low(Exponential.H_LOW).zext(Exponential.H_LOW + 1).cat(lit(4, 0));
    Bits lowPair = low.shrU(pair.cat(lit(1, 0))).low(2).named("low_pair");

    int width = Exponential.EXCESS_BITS + 1;
    Bits v = parts.v(remainder).zext(width);
    Bits none = v.constant(0);
    Bits excess = reg(parts.excess(remainder)).named("excess").zext(width);
    Wire nextCross = wire(width);
    Bits cross = reg(width).reset(dividing, Value.of(width, -1)).next(nextCross).named("cross");
    Bits first =
        cross
            .sub(exceeding.mux(excess, uPair.bit(0).and(crossing).mux(v, none)))
            .named("cross_first");
    Bits second =
        above(first.high(width - 1), width)
            .sub(uPair.bit(1).and(crossing).mux(v, none))
            .named("cross_second");
    nextCross.drive(above(second.high(width - 1), width));

    Wire nextCarry = wire(1);
    Bits carry = reg(1).reset(crossing, Value.of(1, 0)).next(nextCarry).named("carry");
    Bits low0 = first.bit(0).not();
    Bits low1 = second.bit(0).not();
    Bits half = majority(low0, lowPair.bit(0), carry).named("half_carry");
    nextCarry.drive(majority(low1, lowPair.bit(1), half));
    Bits z0 = low0.xor(lowPair.bit(0)).xor(carry).named("z_low");
    Bits z1 = low1.xor(lowPair.bit(1)).xor(half).named("z_high");

    int wide = factor.width() + 1;
    Bits times = factor.zext(wide);
    Wire nextProduct = wire(factor.width());
    Bits product =
        reg(factor.width())
            .reset(multiplying.not(), Value.of(factor.width(), -1))
            .next(nextProduct)
            .named("product");
    Bits lower = above(product, wide).sub(z0.mux(times, times.constant(0))).named("product_first");
    Bits upper =
        above(lower.high(wide - 1), wide)
            .sub(z1.mux(times, times.constant(0)))
            .named("product_second");
    nextProduct.drive(upper.high(factor.width()));
    return product.not();
  }

  /** A complement with ones above it. */
  private static Bits above(Bits complement, int width) {
    return complement.constant(-1).low(1).repeat(width - complement.width()).cat(complement);
  }

  private static Bits majority(Bits a, Bits b, Bits c) {
    return a.and(b).or(c.and(a.or(b)));
  }
}
