package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.Rounding.Exceptions;
import dev.kairo.hw.fp.Rounding.Unrounded;
import java.util.List;

/**
 * Multiplies words of two formats into a third, rounded once; a result each cycle.
 *
 * <p>Latency as asked for, 0 to 5; the registers go behind the sum of the partial products, to the
 * output, behind the partial products, behind the rounding and to the input, in this order. DSPs as
 * asked for: at most 1 when one significand has 17 bits or fewer, else at most 2.
 */
public final class FpMultiplier extends Module {
  /** Places for registers, in the order signals pass them. */
  private enum Place {
    INPUT,
    PARTIAL,
    PRODUCT,
    COUNTED,
    OUTPUT
  }

  private static final List<Place> BY_USE =
      List.of(Place.PRODUCT, Place.OUTPUT, Place.PARTIAL, Place.COUNTED, Place.INPUT);

  /** What is multiplied, and with what. */
  public record Options(FpFormat left, FpFormat right, FpFormat result, int dsps, int latency) {
    public Options {
      int most = mostDsps(left, right);
      if (dsps < 0 || dsps > most) {
        throw new IllegalArgumentException(
            "A multiplier of %s and %s on %d DSPs is not possible; choose 0 to %d."
                .formatted(left.name(), right.name(), dsps, most));
      }
      Cuts.of("multiplier", BY_USE, latency);
    }

    /** One format, as many DSPs as the product takes and three cycles. */
    public static Options of(FpFormat format) {
      return new Options(format, format, format, mostDsps(format, format), 3);
    }

    /** The same on another number of DSPs. */
    public Options withDsps(int other) {
      return new Options(left, right, result, other, latency);
    }

    /** The same with another latency. */
    public Options withLatency(int other) {
      return new Options(left, right, result, dsps, other);
    }

    /** The most DSPs a product of two formats has a use for. */
    public static int mostDsps(FpFormat left, FpFormat right) {
      return SignificandProduct.dsps(left.significand(), right.significand());
    }
  }

  /** The product. */
  public final Bits y;

  private final Options options;
  private final Cuts<Place> cuts;

  /** A multiplier alone, with ports {@code a}, {@code b} and {@code y}. */
  public FpMultiplier(Options options) {
    this.options = options;
    this.cuts = Cuts.of("multiplier", BY_USE, options.latency());
    y = out("y", product(in("a", options.left().width()), in("b", options.right().width())));
  }

  /** A multiplier of two signals. */
  public FpMultiplier(Module parent, Options options, Bits aOuter, Bits bOuter) {
    super(parent, options);
    this.options = options;
    this.cuts = Cuts.of("multiplier", BY_USE, options.latency());
    y = out("y", product(in("a", aOuter), in("b", bOuter)));
  }

  private Bits product(Bits a, Bits b) {
    Pipe t = pipe(a, b);
    Operand left = Operand.of(options.left(), at(t, a, Place.INPUT));
    Operand right = Operand.of(options.right(), at(t, b, Place.INPUT));
    int width = exponentWidth();
    Normal leftNormal = Normal.of(left, width);
    Normal rightNormal = Normal.of(right, width);
    int shift = options.result().bias() - options.left().bias() - options.right().bias();
    Bits scale = leftNormal.exponent().add(rightNormal.exponent()).add(shift).named("scale");
    Bits nan =
        left.nan()
            .or(right.nan())
            .or(left.special().and(right.zero()))
            .or(right.special().and(left.zero()))
            .named("nan");
    Bits infinite = left.special().or(right.special()).named("infinite");
    Bits zero = left.zero().or(right.zero()).named("zero");
    Bits sign = left.sign().xor(right.sign()).named("sign");

    Bits exact =
        SignificandProduct.of(
            leftNormal.significand(),
            rightNormal.significand(),
            options.dsps(),
            part -> at(t, part, Place.PARTIAL));
    // Zeros below a short product stand for the bits that rounding looks at.
    int missing = options.result().fraction() + 3 - exact.width();
    Bits padded = missing > 0 ? exact.cat(lit(missing, 0)) : exact;
    Bits product = at(t, padded, Place.PRODUCT).named("product");

    Rounding rounding = new Rounding(options.result());
    Bits exponent = at(t, scale, Place.PRODUCT);
    Bits counted =
        at(t, rounding.count(normalised(product, exponent)).named("rounded"), Place.COUNTED);
    Exceptions exceptions =
        new Exceptions(
            at(t, nan, Place.COUNTED), at(t, infinite, Place.COUNTED), at(t, zero, Place.COUNTED));
    return at(t, rounding.word(at(t, sign, Place.COUNTED), counted, exceptions), Place.OUTPUT);
  }

  /** The product of two significands lies in [1, 4). */
  private Unrounded normalised(Bits product, Bits exponent) {
    int fraction = options.result().fraction();
    Bits two = product.msb();
    int guard = product.width() - 2 - fraction;
    Bits upper = product.slice(product.width() - 2, guard);
    Bits lower = product.slice(product.width() - 3, guard - 1);
    Bits chosen = two.mux(upper, lower);
    Bits below = guard == 1 ? lit(1, 0) : product.low(guard - 1).any();
    Bits sticky = below.or(two.and(product.bit(guard - 1)));
    return new Unrounded(
        exponent.add(two.zext(exponent.width())), chosen.high(fraction), chosen.bit(0), sticky);
  }

  private int exponentWidth() {
    FpFormat left = options.left();
    FpFormat right = options.right();
    FpFormat result = options.result();
    int shift = result.bias() - left.bias() - right.bias();
    int least = least(left) + least(right) + shift;
    int most = left.topExponent() + right.topExponent() + shift + 1;
    int needed = Math.max(Normal.signedWidth(least), Normal.signedWidth(most));
    return Math.max(needed, result.exponent() + 2);
  }

  private static int least(FpFormat format) {
    return format.subnormals() ? 1 - format.fraction() : 0;
  }

  private Bits at(Pipe pipe, Bits signal, Place place) {
    return pipe.at(signal, cuts.after(place));
  }
}
