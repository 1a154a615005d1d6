package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.Rounding.Exceptions;
import dev.kairo.hw.fp.Rounding.Unrounded;
import java.util.List;

/**
 * A word of one format as a word of another, rounded once; a result each cycle, no DSP.
 *
 * <p>Latency as asked for, 0 to 3; the registers go to the output, behind the normalisation of
 * subnormals and to the input, in this order.
 */
public final class FpConvert extends Module {
  /** Places for registers, in the order signals pass them. */
  private enum Place {
    INPUT,
    NORMALISED,
    OUTPUT
  }

  /** What becomes what. */
  public record Options(FpFormat source, FpFormat result, int latency) {
    public Options {
      cuts(latency);
    }

    /** One cycle. */
    public static Options of(FpFormat source, FpFormat result) {
      return new Options(source, result, 1);
    }

    /** The same with another latency. */
    public Options withLatency(int other) {
      return new Options(source, result, other);
    }
  }

  /** The word in the other format. */
  public final Bits y;

  private final Options options;
  private final Cuts<Place> cuts;

  /** A unit alone, with ports {@code a} and {@code y}. */
  public FpConvert(Options options) {
    this.options = options;
    this.cuts = cuts(options.latency());
    y = out("y", converted(in("a", options.source().width())));
  }

  /** A unit on a signal. */
  public FpConvert(Module parent, Options options, Bits aOuter) {
    super(parent, options);
    this.options = options;
    this.cuts = cuts(options.latency());
    y = out("y", converted(in("a", aOuter)));
  }

  private static Cuts<Place> cuts(int latency) {
    return Cuts.of("conversion", List.of(Place.OUTPUT, Place.NORMALISED, Place.INPUT), latency);
  }

  private Bits converted(Bits port) {
    Pipe t = pipe(port);
    FpFormat result = options.result();
    Operand operand = Operand.of(options.source(), at(t, port, Place.INPUT));
    int width = exponentWidth();
    Normal normal = Normal.of(operand, width);
    Bits significand = at(t, normal.significand(), Place.NORMALISED);
    Bits exponent =
        at(t, normal.exponent(), Place.NORMALISED)
            .add(result.bias() - options.source().bias())
            .named("exponent");
    // Zeros below a short significand stand for the bits that rounding looks at.
    int missing = result.fraction() + 3 - significand.width();
    Bits padded = missing > 0 ? significand.cat(lit(missing, 0)) : significand;
    int guard = padded.width() - 2 - result.fraction();
    Rounding rounding = new Rounding(result);
    Bits counted =
        rounding
            .count(
                new Unrounded(
                    exponent,
                    padded.slice(padded.width() - 2, guard + 1),
                    padded.bit(guard),
                    padded.low(guard).any()))
            .named("rounded");
    Exceptions exceptions =
        new Exceptions(
            at(t, operand.nan(), Place.NORMALISED),
            at(t, operand.special(), Place.NORMALISED),
            at(t, operand.zero(), Place.NORMALISED));
    Bits sign = at(t, operand.sign(), Place.NORMALISED);
    return at(t, rounding.word(sign, counted, exceptions), Place.OUTPUT);
  }

  private int exponentWidth() {
    FpFormat source = options.source();
    int shift = options.result().bias() - source.bias();
    int least = source.subnormals() ? 1 - source.fraction() : 0;
    int wide =
        Math.max(
            Normal.signedWidth(least + shift), Normal.signedWidth(source.topExponent() + shift));
    int stored = Normal.exponentWidth(source, 0);
    return Math.max(Math.max(wide, stored), options.result().exponent() + 2);
  }

  private Bits at(Pipe pipe, Bits signal, Place place) {
    return pipe.at(signal, cuts.after(place));
  }
}
