package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.Rounding.Exceptions;
import dev.kairo.hw.fp.Rounding.Unrounded;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides two words of a format, rounded once; a quotient each cycle, no DSP. The quotients are
 * those of {@link FpDivider}.
 *
 * <p>Each bit of the quotient is a row of one carry chain, which takes the divisor away or adds it
 * again; registers follow every so many rows. Two rows come first: the difference of the
 * significands, and the difference with a doubled dividend where the first one is negative, which
 * normalises the quotient.
 */
public final class FpDividerPipelined extends Module {
  /** Rows in front of those for the bits behind the leading one. */
  private static final int NORMALISING = 2;

  /** What is divided, and how many rows stand between registers. */
  public record Options(FpFormat format, int rowsPerCycle) {
    public Options {
      if (rowsPerCycle < 1 || rowsPerCycle > rows(format)) {
        throw new IllegalArgumentException(
            "A pipelined divider of %s with %d rows a cycle is not possible; choose 1 to %d."
                .formatted(format.name(), rowsPerCycle, rows(format)));
      }
    }

    /** Two rows a cycle. */
    public static Options of(FpFormat format) {
      return new Options(format, 2);
    }

    /** The same with another number of rows between registers. */
    public Options withRowsPerCycle(int other) {
      return new Options(format, other);
    }

    /** Cycles from operands to their quotient: 14 in single precision with two rows a cycle. */
    public int latencyCycles() {
      int working = (rows(format) + rowsPerCycle - 1) / rowsPerCycle;
      return working + (format.subnormals() ? 3 : 1);
    }

    private static int rows(FpFormat format) {
      return format.significand() + NORMALISING;
    }
  }

  /** The quotient. */
  public final Bits y;

  private final FpFormat format;
  private final int rowsPerCycle;

  /** A divider alone, with ports {@code a}, {@code b} and {@code y}. */
  public FpDividerPipelined(Options options) {
    this.format = options.format();
    this.rowsPerCycle = options.rowsPerCycle();
    y = out("y", quotient(in("a", format.width()), in("b", format.width())));
  }

  /** A divider of two signals. */
  public FpDividerPipelined(Module parent, Options options, Bits aOuter, Bits bOuter) {
    super(parent, options);
    this.format = options.format();
    this.rowsPerCycle = options.rowsPerCycle();
    y = out("y", quotient(in("a", aOuter), in("b", bOuter)));
  }

  private Bits quotient(Bits a, Bits b) {
    Pipe t = pipe(a, b);
    int start = format.subnormals() ? 1 : 0;
    Operand left = Operand.of(format, a);
    Operand right = Operand.of(format, b);
    int width = Quotients.exponentWidth(format);
    Normal dividend = Normal.of(left, width);
    Normal divisor = Normal.of(right, width);
    Exceptions met = Quotients.exceptions(left, right);
    Bits sign = left.sign().xor(right.sign()).named("sign");
    Bits scale = t.at(Quotients.scale(format, dividend, divisor), start).named("scale");

    Rows rows =
        new Rows(t, t.at(dividend.significand(), start), t.at(divisor.significand(), start));
    Bits late = rows.normalise();
    Bits exponent = t.at(scale, t.cycle(late)).sub(late.zext(width)).named("exponent");
    for (int i = 0; i < format.significand(); i++) {
      rows.bit();
    }
    int end = t.cycle(rows.remainder);
    Bits sticky = lit(1, 1);
    Bits digits = rows.digits(end);
    if (format.subnormals()) {
      // Only below the normal range a quotient lies half way between two values.
      Bits back = rows.remainder.add(t.at(rows.divisor, end).zext(rows.remainder.width()));
      sticky = t.stage(rows.remainder.any().and(back.any()).named("sticky"));
      end++;
    }
    digits = t.at(digits, end);
    Rounding rounding = new Rounding(format);
    Unrounded unrounded =
        new Unrounded(t.at(exponent, end), digits.high(format.fraction()), digits.bit(0), sticky);
    Exceptions exceptions =
        new Exceptions(t.at(met.nan(), end), t.at(met.infinite(), end), t.at(met.zero(), end));
    Bits counted = rounding.count(unrounded).named("rounded");
    return t.stage(rounding.word(t.at(sign, end), counted, exceptions));
  }

  /** The rows, each behind the registers that are due in front of it. */
  private final class Rows {
    private final Pipe pipe;
    private final Bits dividend;
    private final Bits divisor;
    private final List<Bits> digits = new ArrayList<>();
    private Bits remainder;
    private int passed;

    Rows(Pipe pipe, Bits dividend, Bits divisor) {
      this.pipe = pipe;
      this.dividend = dividend;
      this.divisor = divisor;
    }

    /** Whether the dividend is less than the divisor and was doubled for that. */
    Bits normalise() {
      int width = format.significand() + 1;
      pass(dividend.zext(width).sub(divisor.zext(width)));
      Bits late = remainder.msb().named("late");
      Bits again = now(dividend).zext(width);
      // Less the complement, less one: a carry chain takes the choice in without further LUTs.
      Bits more = late.mux(again.not(), again.constant(-1)).named("more");
      pass(remainder.cat(lit(1, 0)).sub(more.cat(lit(1, 1))).high(width));
      return late;
    }

    /** Another bit of the quotient. */
    void bit() {
      int width = remainder.width();
      Bits negative = remainder.msb();
      Bits step = now(divisor).zext(width).xor(negative.repeat(width)).cat(negative);
      pass(remainder.low(width - 1).cat(lit(2, 0)).sub(step).high(width));
      digits.add(remainder.msb().not());
    }

    private Bits now(Bits signal) {
      return pipe.at(signal, pipe.cycle(remainder));
    }

    private void pass(Bits difference) {
      passed++;
      boolean last = passed == Options.rows(format);
      boolean due = passed % rowsPerCycle == 0 || last;
      Bits named = difference.named("remainder");
      remainder = due ? pipe.stage(named) : named;
    }

    /** All bits behind the leading one. */
    Bits digits(int cycle) {
      List<Bits> lower = new ArrayList<>();
      for (Bits digit : digits) {
        lower.add(pipe.at(digit, cycle));
      }
      return lower.get(0).cat(lower.subList(1, lower.size()));
    }
  }
}
