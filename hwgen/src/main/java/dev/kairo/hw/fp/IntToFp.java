package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.Rounding.Exceptions;
import dev.kairo.hw.fp.Rounding.Unrounded;
import java.util.List;

/**
 * A signed number of 32 bits as a word of a format, rounded once; a result each cycle, no DSP.
 *
 * <p>Latency as asked for, 0 to 5; the registers go to the output, behind the count of zeros,
 * behind the magnitude, behind the shift and to the input, in this order.
 */
public final class IntToFp extends Module {
  /** Bits of the number. */
  static final int BITS = 32;

  /** Places for registers, in the order signals pass them. */
  private enum Place {
    INPUT,
    MAGNITUDE,
    COUNTED,
    NORMALISED,
    OUTPUT
  }

  /** What the number becomes. */
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

  /** The word. */
  public final Bits y;

  private final FpFormat format;
  private final Cuts<Place> cuts;

  /** A unit alone, with ports {@code a} and {@code y}. */
  public IntToFp(Options options) {
    this.format = options.format();
    this.cuts = cuts(options.latency());
    y = out("y", converted(in("a", BITS)));
  }

  /** A unit on a signal of 32 bits. */
  public IntToFp(Module parent, Options options, Bits aOuter) {
    super(parent, options);
    this.format = options.format();
    this.cuts = cuts(options.latency());
    y = out("y", converted(in("a", aOuter)));
  }

  private static Cuts<Place> cuts(int latency) {
    return Cuts.of(
        "conversion from int",
        List.of(Place.OUTPUT, Place.COUNTED, Place.MAGNITUDE, Place.NORMALISED, Place.INPUT),
        latency);
  }

  private Bits converted(Bits port) {
    Pipe t = pipe(port);
    Bits a = at(t, port, Place.INPUT);
    Bits sign = a.msb();
    Bits magnitude =
        at(t, a.xor(sign.repeat(BITS)).add(sign.zext(BITS)), Place.MAGNITUDE).named("magnitude");
    Bits zeros = at(t, magnitude.leadingZeros(), Place.COUNTED).named("zeros");
    Bits normal =
        at(t, at(t, magnitude, Place.COUNTED).shl(zeros.low(5)), Place.NORMALISED).named("normal");
    int top = format.bias() + BITS - 1;
    int width = Math.max(format.exponent() + 2, Normal.signedWidth(top));
    Bits exponent = lit(width, top).sub(at(t, zeros, Place.NORMALISED).zext(width));
    int guard = BITS - 2 - format.fraction();
    // Numbers of 1 and more are never below a format's normal range.
    Rounding rounding = new Rounding(new FpFormat(format.exponent(), format.fraction(), false));
    Bits counted =
        rounding.count(
            new Unrounded(
                exponent,
                normal.slice(BITS - 2, guard + 1),
                normal.bit(guard),
                normal.low(guard).any()));
    Bits none = lit(1, 0);
    Bits word =
        rounding.word(
            at(t, sign, Place.NORMALISED), counted, new Exceptions(none, none, normal.msb().not()));
    return at(t, word, Place.OUTPUT);
  }

  private Bits at(Pipe pipe, Bits signal, Place place) {
    return pipe.at(signal, cuts.after(place));
  }
}
