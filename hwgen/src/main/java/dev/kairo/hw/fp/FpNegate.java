package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import java.util.List;

/**
 * A word of a format with the other sign; a NaN gives the NaN of all results. Latency 0 or 1: a
 * register at the output.
 */
public final class FpNegate extends Module {
  /** Places for registers. */
  private enum Place {
    OUTPUT
  }

  /** What is negated. */
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

  /** The word, negated. */
  public final Bits y;

  /** A unit alone, with ports {@code a} and {@code y}. */
  public FpNegate(Options options) {
    y = out("y", delayed(options, in("a", options.format().width())));
  }

  /** A unit on a signal. */
  public FpNegate(Module parent, Options options, Bits aOuter) {
    super(parent, options);
    y = out("y", delayed(options, in("a", aOuter)));
  }

  private static Cuts<Place> cuts(int latency) {
    return Cuts.of("negation", List.of(Place.OUTPUT), latency);
  }

  private Bits delayed(Options options, Bits a) {
    return pipe(a).at(of(options.format(), a), cuts(options.latency()).after(Place.OUTPUT));
  }

  /** The function on a signal, without a module of its own. */
  public static Bits of(FpFormat format, Bits word) {
    Bits opposite = word.xor(word.constant(format.signBit()));
    return Canonical.of(Operand.of(format, opposite));
  }
}
