package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import java.util.List;

/**
 * Compares two words of a format: less than and equal. Zeros of both signs are equal, and nothing
 * is less than, equal to or more than a NaN. Latency 0 or 1: a register at the outputs.
 */
public final class FpCompare extends Module {
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

  /** Both answers. */
  private record Order(Bits lt, Bits eq) {}

  /** Whether {@code a} is less than {@code b}. */
  public final Bits lt;

  /** Whether both are the same number. */
  public final Bits eq;

  /** A comparator alone, with ports {@code a}, {@code b}, {@code lt} and {@code eq}. */
  public FpCompare(Options options) {
    int width = options.format().width();
    Order order = order(options, in("a", width), in("b", width));
    lt = out("lt", order.lt());
    eq = out("eq", order.eq());
  }

  /** A comparator of two signals. */
  public FpCompare(Module parent, Options options, Bits aOuter, Bits bOuter) {
    super(parent, options);
    Order order = order(options, in("a", aOuter), in("b", bOuter));
    lt = out("lt", order.lt());
    eq = out("eq", order.eq());
  }

  private static Cuts<Place> cuts(int latency) {
    return Cuts.of("comparator", List.of(Place.OUTPUT), latency);
  }

  private Order order(Options options, Bits a, Bits b) {
    Pipe t = pipe(a, b);
    Operand left = Operand.of(options.format(), a);
    Operand right = Operand.of(options.format(), b);
    int magnitude = options.format().width() - 1;
    Bits ordered = left.nan().or(right.nan()).not().named("ordered");
    Bits zeros = left.zero().and(right.zero()).named("zeros");
    Bits same = a.eq(b).named("same");
    Bits nearer = a.low(magnitude).ltU(b.low(magnitude)).named("nearer");
    // Of two negative numbers the one further from zero is less.
    Bits alike = left.sign().mux(nearer.or(same).not(), nearer);
    Bits less = left.sign().xor(right.sign()).mux(left.sign(), alike).named("less");
    int cycle = cuts(options.latency()).after(Place.OUTPUT);
    return new Order(
        t.at(ordered.and(zeros.not()).and(less), cycle), t.at(ordered.and(zeros.or(same)), cycle));
  }
}
