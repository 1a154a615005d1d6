package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.ExpParts.Entering;
import java.util.List;

/**
 * The exponential of a word; a result each cycle. The results are those of {@link FpExp}.
 *
 * <p>The quotient by ln 2 is estimated from its topmost bits, at most one too low, multiplied by ln
 * 2 in two tables and put right where the remainder is too large. DSPs as asked for: two for the
 * product, a third one for u v, the rest in LUTs. Latency as asked for, 0 to 12; the registers go
 * to the output, behind the product, the remainder, the operand at its fixed point, z, the tables,
 * the reduction, the estimate, the partial products, the power, the operand taken apart and to the
 * input, in this order.
 */
public final class FpExpPipelined extends Module {
  /** Places for registers, in the order signals pass them. */
  private enum Place {
    INPUT,
    ENTERED,
    MOVED,
    ESTIMATED,
    REDUCED,
    REMAINDER,
    LOOKED_UP,
    SUMMED,
    PARTIAL,
    PRODUCT,
    POWER,
    OUTPUT
  }

  private static final List<Place> BY_USE =
      List.of(
          Place.OUTPUT,
          Place.PRODUCT,
          Place.REMAINDER,
          Place.MOVED,
          Place.SUMMED,
          Place.LOOKED_UP,
          Place.REDUCED,
          Place.ESTIMATED,
          Place.PARTIAL,
          Place.POWER,
          Place.ENTERED,
          Place.INPUT);

  /** DSPs that the product of e^h and z has a use for. */
  private static final int PRODUCT_DSPS = 2;

  /** Bits of the estimate's operand behind the point. */
  private static final int ESTIMATE_FRACTION = 4;

  /** Bits of the quotient that the first table takes. */
  private static final int LOW_TABLE = 5;

  /** What the exponential is of, on how many DSPs. */
  public record Options(FpFormat format, int dsps, int latency) {
    public Options {
      if (dsps < 0 || dsps > PRODUCT_DSPS + 1) {
        throw new IllegalArgumentException(
            "A pipelined exponential on %d DSPs is not possible; choose 0 to %d."
                .formatted(dsps, PRODUCT_DSPS + 1));
      }
      cuts(latency);
    }

    /** On two DSPs in nine cycles. */
    public static Options of(FpFormat format) {
      return new Options(format, PRODUCT_DSPS, 9);
    }

    /** The same on another number of DSPs. */
    public Options withDsps(int other) {
      return new Options(format, other, latency);
    }

    /** The same with another latency. */
    public Options withLatency(int other) {
      return new Options(format, dsps, other);
    }
  }

  /** The exponential. */
  public final Bits y;

  private final Options options;
  private final Exponential exponential;
  private final ExpParts parts;
  private final Cuts<Place> cuts;

  /** A unit alone, with ports {@code a} and {@code y}. */
  public FpExpPipelined(Options options) {
    this.options = options;
    this.exponential = Exponential.of(options.format());
    this.parts = new ExpParts(exponential);
    this.cuts = cuts(options.latency());
    y = out("y", result(in("a", options.format().width())));
  }

  /** A unit of a signal. */
  public FpExpPipelined(Module parent, Options options, Bits aOuter) {
    super(parent, options);
    this.options = options;
    this.exponential = Exponential.of(options.format());
    this.parts = new ExpParts(exponential);
    this.cuts = cuts(options.latency());
    y = out("y", result(in("a", aOuter)));
  }

  private static Cuts<Place> cuts(int latency) {
    return Cuts.of("pipelined exponential", BY_USE, latency);
  }

  /** X divided by ln 2. */
  private record Division(Bits quotient, Bits remainder) {}

  private Bits result(Bits port) {
    Pipe t = pipe(port);
    Entering made = parts.entering(at(t, port, Place.INPUT));
    Entering entering =
        new Entering(
            at(t, made.significand(), Place.ENTERED),
            at(t, made.distance(), Place.ENTERED),
            at(t, made.sign(), Place.ENTERED),
            at(t, made.nan(), Place.ENTERED),
            at(t, made.far(), Place.ENTERED));
    int width = Exponential.FRACTION + exponential.exponentBits();
    Bits origin = lit(width, Exponential.LN2 * exponential.offset() - 1);
    Bits moved = at(t, origin.sub(parts.fixed(entering).sext(width)), Place.MOVED).named("moved");
    Division division = divided(t, moved);

    Bits power = at(t, parts.power(division.remainder()), Place.LOOKED_UP).named("power");
    Bits z = z(t, division.remainder());
    int dsps = Math.min(options.dsps(), PRODUCT_DSPS);
    Bits factor = parts.factor(at(t, power, Place.SUMMED));
    Bits exact =
        SignificandProduct.of(factor, z, dsps, part -> at(t, part, Place.PARTIAL)).named("product");
    Bits product = at(t, exact.high(factor.width()), Place.PRODUCT);
    Bits whole = at(t, power, Place.PRODUCT).add(product.zext(power.width())).named("whole");
    Bits quotient = at(t, division.quotient(), Place.POWER);
    Bits counted = parts.counted(quotient, at(t, whole, Place.POWER)).named("rounded");
    Bits word =
        parts.word(
            counted,
            at(t, entering.nan(), Place.POWER),
            at(t, entering.far(), Place.POWER),
            at(t, entering.sign(), Place.POWER));
    return at(t, word, Place.OUTPUT);
  }

  private Division divided(Pipe t, Bits moved) {
    Bits estimate = at(t, estimate(moved), Place.ESTIMATED).named("estimate");
    int width = Exponential.FRACTION + 1;
    int low = Math.min(LOW_TABLE, estimate.width());
    Bits rest = at(t, moved.low(width), Place.ESTIMATED).sub(multiple(estimate.low(low), 0, width));
    if (estimate.width() > low) {
      rest = rest.sub(multiple(estimate.high(estimate.width() - low), low, width));
    }
    Bits reduced = at(t, rest, Place.REDUCED).named("reduced");
    Bits corrected = reduced.zext(width + 1).sub(Exponential.LN2).named("corrected");
    Bits fits = corrected.msb().not().named("fits");
    Bits remainder =
        fits.mux(corrected.low(Exponential.FRACTION), reduced.low(Exponential.FRACTION));
    Bits guessed = at(t, estimate, Place.REDUCED);
    Bits quotient = guessed.add(fits.zext(guessed.width()));
    return new Division(
        at(t, quotient, Place.REMAINDER).named("quotient"),
        at(t, remainder, Place.REMAINDER).named("remainder"));
  }

  /**
   * X / ln 2 as X times 1477 / 1024 without most of its fraction, which is at most 0.75 too low:
   * 1477 = 1024 + 512 - 64 + 4 + 1.
   */
  private Bits estimate(Bits moved) {
    int dropped = Exponential.FRACTION - ESTIMATE_FRACTION;
    Bits x = moved.high(moved.width() - dropped);
    Bits more = x.add(x.shrU(1)).sub(x.shrU(4));
    Bits small = x.add(x.shrU(2)).shrU(8).sub(1);
    return more.add(small).high(x.width() - ESTIMATE_FRACTION);
  }

  /** A small number, at some place of the quotient, times ln 2. */
  private static Bits multiple(Bits number, int place, int width) {
    return ExpParts.table(
        number, width, 1 << number.width(), i -> (long) i * Exponential.LN2 << place);
  }

  private Bits z(Pipe t, Bits remainder) {
    Bits u = parts.u(remainder);
    Bits v = parts.v(remainder);
    Bits exact = options.dsps() > PRODUCT_DSPS ? v.mulU(u) : rows(v, u);
    int width = Exponential.Z_BITS + Exponential.Z_DROPPED;
    int kept = exact.width() - Exponential.CROSS_DROPPED;
    Bits cross = at(t, exact.high(kept), Place.LOOKED_UP).named("cross");
    Bits excess = at(t, parts.excess(remainder), Place.LOOKED_UP).named("excess");
    int sum = excess.width() + 1;
    Bits more = excess.zext(sum).add(cross.zext(sum));
    Bits low = at(t, remainder.low(Exponential.H_LOW), Place.LOOKED_UP);
    Bits z = low.zext(width).add(more.zext(width)).high(Exponential.Z_BITS);
    return at(t, z, Place.SUMMED).named("z");
  }

  private static Bits rows(Bits v, Bits u) {
    return SignificandProduct.of(v, u, 0, part -> part);
  }

  private Bits at(Pipe pipe, Bits signal, Place place) {
    return pipe.at(signal, cuts.after(place));
  }
}
