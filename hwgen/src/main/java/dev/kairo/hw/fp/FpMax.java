package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import java.util.List;

/**
 * The larger one of two words of a format, as {@link Math#max} says: a positive zero is more than a
 * negative one, and one NaN makes the result NaN. Latency 0 or 1: a register at the output.
 */
public final class FpMax extends Module {
  /** Places for registers. */
  private enum Place {
    OUTPUT
  }

  /** What is compared. */
  public record Options(FpFormat format, int latency) {
    public Options {
      cuts(latency);
    }

    /** Without a register. */
    public static Options of(FpFormat format) {
      return new Options(format, 0);
    }

    /** The same with another latency. */
    public Options withLatency(int other) {
      return new Options(format, other);
    }
  }

  /** The larger one. */
  public final Bits y;

  /** A unit alone, with ports {@code a}, {@code b} and {@code y}. */
  public FpMax(Options options) {
    int width = options.format().width();
    y = out("y", larger(options, in("a", width), in("b", width)));
  }

  /** A unit on two signals. */
  public FpMax(Module parent, Options options, Bits aOuter, Bits bOuter) {
    super(parent, options);
    y = out("y", larger(options, in("a", aOuter), in("b", bOuter)));
  }

  private static Cuts<Place> cuts(int latency) {
    return Cuts.of("maximum", List.of(Place.OUTPUT), latency);
  }

  private Bits larger(Options options, Bits a, Bits b) {
    Pipe t = pipe(a, b);
    FpFormat format = options.format();
    int magnitude = format.width() - 1;
    Bits nearer = a.low(magnitude).ltU(b.low(magnitude)).named("nearer");
    // Words are compared as they are: flushing keeps the order and the sign.
    Bits less = a.msb().xor(b.msb()).mux(a.msb(), a.msb().xor(nearer)).named("less");
    Bits nan = Operand.of(format, a).nan().or(Operand.of(format, b).nan()).named("nan");
    Bits larger = Canonical.of(Operand.of(format, less.mux(b, a).named("larger")));
    return t.at(
        nan.mux(larger.constant(format.nan()), larger),
        cuts(options.latency()).after(Place.OUTPUT));
  }
}
