package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;

/**
 * A product, rounded, and then the sum with a third word, rounded again: {@code a * b + c}, a
 * result each cycle. All three words enter in the same cycle.
 *
 * <p>Latency and cost are those of {@link FpMultiplier} and {@link FpAdder} together, and the
 * registers in which {@code c} waits.
 */
public final class FpMultiplyAdd extends Module {
  /** A multiplier and the adder behind it. */
  public record Options(FpMultiplier.Options multiplier, FpAdder.Options adder) {
    public Options {
      FpFormat given = multiplier.result();
      FpFormat taken = adder.format();
      if (!given.name().equals(taken.name())) {
        throw new IllegalArgumentException(
            "The multiplier gives %s and the adder takes %s; choose one format for both."
                .formatted(given.name(), taken.name()));
      }
      if (given.subnormals() != taken.subnormals()) {
        throw new IllegalArgumentException(
            ("The multiplier gives %s %s subnormals and the adder takes it %s them; choose one"
                    + " for both.")
                .formatted(given.name(), with(given), with(taken)));
      }
    }

    /** One format, its usual multiplier and its usual adder. */
    public static Options of(FpFormat format) {
      return new Options(
          FpMultiplier.Options.of(format).withLatency(2), FpAdder.Options.of(format));
    }

    private static String with(FpFormat format) {
      return format.subnormals() ? "with" : "without";
    }
  }

  /** The sum. */
  public final Bits y;

  /** A unit alone, with ports {@code a}, {@code b}, {@code c} and {@code y}. */
  public FpMultiplyAdd(Options options) {
    y =
        out(
            "y",
            sum(
                options,
                in("a", options.multiplier().left().width()),
                in("b", options.multiplier().right().width()),
                in("c", options.adder().format().width())));
  }

  /** A unit on three signals. */
  public FpMultiplyAdd(Module parent, Options options, Bits aOuter, Bits bOuter, Bits cOuter) {
    super(parent, options);
    y = out("y", sum(options, in("a", aOuter), in("b", bOuter), in("c", cOuter)));
  }

  private Bits sum(Options options, Bits a, Bits b, Bits c) {
    Pipe t = pipe(a, b, c);
    Bits product = new FpMultiplier(this, options.multiplier(), a, b).y;
    Bits waiting = t.at(c, options.multiplier().latency());
    return new FpAdder(this, options.adder(), product, waiting).y;
  }
}
