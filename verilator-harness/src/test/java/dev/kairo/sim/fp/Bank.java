package dev.kairo.sim.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.hw.fp.FpMultiplyAdd;
import java.util.ArrayList;
import java.util.List;

/** All units of one format side by side on the same operands, so that one model holds them all. */
class Bank extends Module {
  /** What an output must answer to a vector, after so many cycles. */
  record Unit(String name, int latency, Golden golden) {}

  /** A golden model on the words of a vector. */
  interface Golden {
    long of(long a, long b, long c);
  }

  private final List<Unit> units = new ArrayList<>();

  /** An empty bank. */
  Bank() {}

  /** Multipliers on every number of DSPs, adders of several latencies, and the chain of both. */
  Bank(FpFormat format) {
    Bits a = in("a", format.width());
    Bits b = in("b", format.width());
    Bits c = in("c", format.width());
    multipliers(format, format, format, a, b);
    for (int latency : new int[] {0, 1, 3, 6}) {
      FpAdder.Options options = FpAdder.Options.of(format).withLatency(latency);
      out("add" + latency, new FpAdder(this, options, a, b).y);
      unit("add" + latency, latency, (x, y, z) -> FpGolden.add(format, x, y));
    }
    FpMultiplyAdd.Options chain = FpMultiplyAdd.Options.of(format);
    out("mac", new FpMultiplyAdd(this, chain, a, b, c).y);
    unit("mac", 5, (x, y, z) -> FpGolden.multiplyAdd(format, x, y, z));
  }

  /** Multipliers of two formats into a third, on every number of DSPs. */
  Bank(FpFormat left, FpFormat right, FpFormat result) {
    multipliers(left, right, result, in("a", left.width()), in("b", right.width()));
  }

  private Bank(FpFormat built, FpFormat claimed) {
    Bits a = in("a", built.width());
    Bits b = in("b", built.width());
    out("mul", new FpMultiplier(this, FpMultiplier.Options.of(built), a, b).y);
    unit("mul", 3, (x, y, z) -> FpGolden.multiply(claimed, x, y));
  }

  /** A multiplier of one format that claims to be one of another. */
  static Bank posing(FpFormat built, FpFormat claimed) {
    return new Bank(built, claimed);
  }

  /** What is in the bank; each unit's output carries its name. */
  List<Unit> units() {
    return List.copyOf(units);
  }

  private void multipliers(FpFormat left, FpFormat right, FpFormat result, Bits a, Bits b) {
    for (int dsps = 0; dsps <= FpMultiplier.Options.mostDsps(left, right); dsps++) {
      String name = "mul" + dsps;
      int latency = dsps + 2;
      var options = new FpMultiplier.Options(left, right, result, dsps, latency);
      out(name, new FpMultiplier(this, options, a, b).y);
      unit(name, latency, (x, y, z) -> FpGolden.multiply(left, x, right, y, result));
    }
  }

  final void unit(String name, int latency, Golden golden) {
    units.add(new Unit(name, latency, golden));
  }
}
