package dev.kairo.cli.explore;

import dev.kairo.cli.designs.Parameter;
import dev.kairo.cli.explore.space.Configuration;
import dev.kairo.cli.explore.space.Costs;
import dev.kairo.cli.explore.space.ExplorationSubject;
import dev.kairo.cli.explore.space.Measurement;
import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Verilog;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A subject for tests: dot products of {@code inputs} bytes for {@code outputs} outputs on M x N
 * multiply-accumulate lanes, which take {@code inputs / M * outputs / N} cycles a sample. A fault
 * can be put in; a faulty configuration promises to be a little smaller, so that it is preferred.
 */
public final class Lanes implements ExplorationSubject {
  private static final int BITS = 8;
  private static final int SUM = 32;

  @Override
  public String name() {
    return "lanes";
  }

  @Override
  public String summary() {
    return "Dot products on M x N lanes.";
  }

  @Override
  public String generator() {
    return "1";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole("inputs", "values of a sample", 8, 1, 1_000_000),
        new Parameter.Whole("outputs", "sums of a sample", 4, 1, 1_000_000),
        new Parameter.Whole("M", "inputs a cycle", 1, 1, 1_000_000),
        new Parameter.Whole("N", "outputs a cycle", 1, 1, 1_000_000),
        new Parameter.Choice(
            "fault",
            "what is wrong with it",
            "none",
            List.of(
                "none", "illegal", "loose", "fat", "syntax", "wrong", "hangs", "sleeps", "dies")));
  }

  @Override
  public List<String> values(String parameter, Configuration chosen) {
    return switch (parameter) {
      case "inputs" -> List.of("8");
      case "outputs" -> List.of("4");
      case "M" -> Divisors.of(chosen.whole("inputs")).stream().map(String::valueOf).toList();
      case "N" -> Divisors.of(chosen.whole("outputs")).stream().map(String::valueOf).toList();
      default -> List.of("none");
    };
  }

  @Override
  public Optional<String> illegality(Configuration chosen) {
    return Divisors.illegality("M", chosen.whole("M"), chosen.whole("inputs"), "inputs")
        .or(() -> Divisors.illegality("N", chosen.whole("N"), chosen.whole("outputs"), "outputs"));
  }

  @Override
  public Costs estimate(Configuration chosen) {
    long lanes = (long) chosen.whole("M") * chosen.whole("N");
    String fault = chosen.text("fault");
    return Costs.modelled(
        (long) chosen.whole("inputs")
            / chosen.whole("M")
            * (chosen.whole("outputs") / chosen.whole("N")),
        fault.equals("fat") ? 0 : lanes,
        130 * lanes + 10L * chosen.whole("N") + 40 - (fault.equals("none") ? 0 : 1),
        32L * chosen.whole("N") + 20,
        0,
        "inputs / M x outputs / N cycles, one DSP a lane");
  }

  @Override
  public Design design(Configuration chosen) {
    if (chosen.text("fault").equals("illegal")) {
      throw new IllegalArgumentException("These lanes don't fit together.");
    }
    return Design.of(
        () ->
            new Circuit(
                chosen.whole("M"),
                chosen.whole("N"),
                chosen.whole("inputs") / chosen.whole("M"),
                chosen.whole("outputs") / chosen.whole("N"),
                chosen.text("fault")));
  }

  @Override
  public Verilog verilog(Design design) {
    Verilog verilog = Verilog.of(design);
    return design.name().equals("LanesOfSyntax") ? verilog.and("syntax.v", "module (\n") : verilog;
  }

  private static final class Circuit extends Module {
    Circuit(int m, int n, int steps, int groups, String fault) {
      rename(fault.equals("syntax") ? "LanesOfSyntax" : "Lanes");
      Bits x = in("x", m * BITS);
      Bits w = in("w", m * n * BITS);
      Bits step = reg(16).reset(0).next(s -> s.eq(steps - 1).mux(lit(16, 0), s.add(1)));
      Bits lastStep = step.eq(steps - 1);
      Bits group =
          reg(16).reset(0).enable(lastStep).next(g -> g.eq(groups - 1).mux(lit(16, 0), g.add(1)));
      List<Bits> sums = new ArrayList<>();
      for (int j = 0; j < n; j++) {
        Bits products = lit(SUM, fault.equals("wrong") ? 1 : 0);
        for (int i = 0; i < m; i++) {
          Bits weight = part(w, j * m + i);
          products = products.add(part(x, i).mulU(weight).zext(SUM));
        }
        Bits added = products;
        sums.add(reg(SUM).reset(0).next(sum -> step.eq(0).mux(lit(SUM, 0), sum).add(added)));
      }
      Bits all = sums.get(0);
      for (int j = 1; j < n; j++) {
        all = sums.get(j).cat(all);
      }
      out("sums", all);
      out("last", fault.equals("loose") ? wire(1) : reg(lastStep.and(group.eq(groups - 1))));
    }

    private static Bits part(Bits all, int index) {
      return all.slice((index + 1) * BITS - 1, index * BITS);
    }
  }

  @Override
  public Measurement measure(Configuration chosen, Simulation sim, int samples, long seed) {
    switch (chosen.text("fault")) {
      case "hangs" -> sim.until("last", 3, 100);
      case "sleeps" -> sleep();
      case "dies" -> Runtime.getRuntime().halt(9);
      default -> {}
    }
    int m = chosen.whole("M");
    int n = chosen.whole("N");
    int steps = chosen.whole("inputs") / m;
    Random random = new Random(seed);
    sim.reset("rst", 2);
    // The cycle after a reset is counted already: the first sample starts with it.
    long[] sums = new long[n];
    long mismatches = 0;
    List<String> examples = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    for (int cycle = 0; ends.size() < samples && cycle < 1_000_000; cycle++) {
      byte[] x = bytes(random, m);
      byte[] w = bytes(random, m * n);
      sim.in("x").set(new BigInteger(1, x));
      sim.in("w").set(new BigInteger(1, w));
      sim.step();
      BigInteger found = sim.out("sums").big();
      for (int j = 0; j < n; j++) {
        sums[j] = cycle % steps == 0 ? 0 : sums[j];
        for (int i = 0; i < m; i++) {
          sums[j] += (long) (x[m - 1 - i] & 255) * (w[m * n - 1 - j * m - i] & 255);
        }
        long one = found.shiftRight(j * SUM).longValue() & 0xffff_ffffL;
        if (one != sums[j]) {
          mismatches++;
          if (examples.size() < 2) {
            examples.add("cycle " + cycle + ": sum " + j + " = " + one + ", model " + sums[j]);
          }
        }
      }
      if (sim.out("last").get() == 1) {
        ends.add(sim.cycle());
      }
    }
    long interval = ends.size() < 2 ? 0 : ends.get(1) - ends.get(0);
    return new Measurement(interval, mismatches, examples);
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
