package dev.kairo.sim.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpDivider;
import dev.kairo.hw.fp.FpExp;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.hw.fp.FpVectors;
import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million random and all directed vectors through sequential units, many of them at a time. */
class SequentialUnitsTest {
  private static final int LANES = 8;
  private static final int RANDOM = 1_000_000;
  private static final int DIRECTED = 50_000;

  /** Dividers and exponentials side by side, all started together. */
  private static final class Lanes extends Module {
    Lanes(FpFormat format) {
      Bits start = in("start", 1);
      for (int lane = 0; lane < LANES; lane++) {
        Bits a = in("a" + lane, format.width());
        Bits b = in("b" + lane, format.width());
        FpDivider divider = new FpDivider(this, FpDivider.Options.of(format), start, a, b);
        FpExp exp = new FpExp(this, FpExp.Options.of(format), start, a);
        out("quotient" + lane, divider.y);
        out("exp" + lane, exp.y);
        out("done" + lane, divider.done.cat(exp.done));
      }
    }
  }

  /** How many vectors ran, how many were not in time, and the first wrong results. */
  private record Ran(int vectors, int late, List<String> mismatches) {}

  private static List<long[]> vectors(FpFormat format) {
    List<long[]> vectors = new ArrayList<>(FpVectors.directed(format, format, format, 1));
    assertTrue(vectors.size() >= DIRECTED, vectors.size() + " directed vectors");
    int directed = vectors.size();
    Random random = new Random(7);
    while (vectors.size() < directed + RANDOM) {
      vectors.add(FpVectors.random(format, format, format, random));
    }
    return vectors;
  }

  private static Ran run(FpFormat built, FpFormat claimed, List<long[]> vectors) {
    try (Simulation simulation = Simulator.create().of(Design.of(() -> new Lanes(built)))) {
      assertEquals(Simulation.Engine.NATIVE, simulation.engine());
      simulation.reset("rst", 2);
      return new Bench(simulation, built, claimed).run(vectors);
    }
  }

  /** The lanes' ports, and what they must answer. */
  private static final class Bench {
    private final Simulation simulation;
    private final FpFormat claimed;
    private final int divides;
    private final int exponentiates;
    private final InPort start;
    private final List<InPort> as = new ArrayList<>();
    private final List<InPort> bs = new ArrayList<>();
    private final List<OutPort> quotients = new ArrayList<>();
    private final List<OutPort> exponentials = new ArrayList<>();
    private final List<OutPort> dones = new ArrayList<>();
    private final List<String> mismatches = new ArrayList<>();
    private int late;

    Bench(Simulation simulation, FpFormat built, FpFormat claimed) {
      this.simulation = simulation;
      this.claimed = claimed;
      divides = FpDivider.Options.of(built).latencyCycles();
      exponentiates = FpExp.Options.of(built).latencyCycles();
      start = simulation.in("start");
      for (int lane = 0; lane < LANES; lane++) {
        as.add(simulation.in("a" + lane));
        bs.add(simulation.in("b" + lane));
        quotients.add(simulation.out("quotient" + lane));
        exponentials.add(simulation.out("exp" + lane));
        dones.add(simulation.out("done" + lane));
      }
    }

    Ran run(List<long[]> vectors) {
      for (int at = 0; at < vectors.size(); at += LANES) {
        List<long[]> some = vectors.subList(at, Math.min(at + LANES, vectors.size()));
        for (int lane = 0; lane < some.size(); lane++) {
          as.get(lane).set(some.get(lane)[0]);
          bs.get(lane).set(some.get(lane)[1]);
        }
        start.set(true);
        simulation.step();
        start.set(false);
        simulation.step(Math.min(divides, exponentiates) - 1);
        expectDone(some.size(), divides <= exponentiates, exponentiates <= divides);
        simulation.step(Math.abs(divides - exponentiates));
        expectDone(some.size(), divides >= exponentiates, exponentiates >= divides);
        compare(some);
      }
      return new Ran(vectors.size(), late, mismatches);
    }

    private void expectDone(int lanes, boolean divided, boolean exponentiated) {
      int expected = (divided ? 2 : 0) + (exponentiated ? 1 : 0);
      for (int lane = 0; lane < lanes; lane++) {
        late += dones.get(lane).get() == expected ? 0 : 1;
      }
    }

    private void compare(List<long[]> vectors) {
      for (int lane = 0; lane < vectors.size(); lane++) {
        long a = vectors.get(lane)[0];
        long b = vectors.get(lane)[1];
        compare("%x / %x", a, b, quotients.get(lane).get(), FpGolden.divide(claimed, a, b));
        compare("exp %x", a, b, exponentials.get(lane).get(), FpGolden.exp(claimed, a));
      }
    }

    private void compare(String what, long a, long b, long found, long expected) {
      if (found != expected && mismatches.size() < 3) {
        mismatches.add(what.formatted(a, b) + " gives %x, the model %x".formatted(found, expected));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "fp32+", "bf16", "fp16", "fp16+", "e8m14", "e8m16"})
  void dividersAndExponentials(String name) {
    FpFormat format = MillionVectorsTest.format(name);
    assertEquals(new Ran(1_077_352, 0, List.of()), run(format, format, vectors(format)));
  }

  @Test
  void aUnitOfAnotherFormatIsNoticed() {
    FpFormat flushing = FpFormat.of("e4m3");
    FpFormat full = flushing.withSubnormals();
    List<long[]> pairs = FpVectors.directed(full, full, full, 1).subList(0, 4000);
    assertEquals("0 / 1 gives 7c, the model 0", run(flushing, full, pairs).mismatches().get(0));
  }
}
