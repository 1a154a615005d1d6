package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import java.util.List;

/**
 * A word of a format as the nearest signed number of 32 bits, the even one of two equally near; the
 * largest or least number where the word is beyond it, and 0 for NaN. A result each cycle, no DSP.
 *
 * <p>Latency as asked for, 0 to 3; the registers go to the output, behind the shift and to the
 * input, in this order.
 */
public final class FpToInt extends Module {
  /** Places for registers, in the order signals pass them. */
  private enum Place {
    INPUT,
    SHIFTED,
    OUTPUT
  }

  /** What becomes a number. */
  public record Options(FpFormat format, int latency) {
    public Options {
      cuts(latency);
    }

    /** Two cycles. */
    public static Options of(FpFormat format) {
      return new Options(format, 2);
    }

    /** The same with another latency. */
    public Options withLatency(int other) {
      return new Options(format, other);
    }
  }

  /** The number. */
  public final Bits y;

  private final FpFormat format;
  private final Cuts<Place> cuts;

  /** A unit alone, with ports {@code a} and {@code y}. */
  public FpToInt(Options options) {
    this.format = options.format();
    this.cuts = cuts(options.latency());
    y = out("y", number(in("a", format.width())));
  }

  /** A unit on a signal. */
  public FpToInt(Module parent, Options options, Bits aOuter) {
    super(parent, options);
    this.format = options.format();
    this.cuts = cuts(options.latency());
    y = out("y", number(in("a", aOuter)));
  }

  private static Cuts<Place> cuts(int latency) {
    return Cuts.of("conversion to int", List.of(Place.OUTPUT, Place.SHIFTED, Place.INPUT), latency);
  }

  private Bits number(Bits port) {
    Pipe t = pipe(port);
    int bits = IntToFp.BITS;
    Operand operand = Operand.of(format, at(t, port, Place.INPUT));
    int top = format.bias() + bits - 1;
    int width = Normal.signedWidth(Math.max(top, format.topExponent() - top));
    Bits below = lit(width, top).sub(operand.exponent().zext(width));
    if (format.subnormals()) {
      // The least exponent is stored as 0 and as 1.
      below = below.sub(operand.lowExponent().zext(width));
    }
    below.named("below");
    // The whole number and the bit behind it.
    Bits whole =
        operand.significand().cat(lit(bits + 1 - format.significand(), 0)).named("significand");
    StickyShift shift = StickyShift.right(whole, below.low(width - 1));
    Bits kept = at(t, shift.kept(), Place.SHIFTED);
    Bits lost = at(t, shift.lost(), Place.SHIFTED);
    Bits sign = at(t, operand.sign(), Place.SHIFTED);
    Bits beyond = at(t, below.msb().or(operand.special()), Place.SHIFTED);
    Bits none = at(t, operand.nan().or(operand.zero()), Place.SHIFTED).named("none");

    Bits number = kept.high(bits);
    Bits up = kept.bit(0).and(lost.or(number.bit(0))).named("up");
    // The negative is the complement and one; being rounded up takes that one away again.
    Bits rounded = number.xor(sign.repeat(bits)).add(up.xor(sign).zext(bits)).named("rounded");
    Bits over = beyond.or(number.msb()).named("over");
    Bits most = sign.cat(sign.not().repeat(bits - 1));
    Bits y = none.mux(lit(bits, 0), over.mux(most, rounded));
    return at(t, y, Place.OUTPUT);
  }

  private Bits at(Pipe pipe, Bits signal, Place place) {
    return pipe.at(signal, cuts.after(place));
  }
}
