package dev.kairo.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Circuits made of Java objects run the same in a native model and in the interpreter. */
class CircuitTest {
  /** Adds what it is given while enabled, 85 bits wide. */
  static final class Accumulator extends Module {
    Accumulator() {
      Bits enable = in("enable", 1);
      Bits amount = in("amount", 85);
      out("sum", reg(85).enable(enable).reset(0).next(sum -> sum.add(amount)));
    }
  }

  private static List<BigInteger> trace(Simulation sim) {
    List<BigInteger> seen = new ArrayList<>();
    RandomGenerator random = sim.random();
    sim.reset("rst", 2);
    for (int i = 0; i < 500; i++) {
      sim.in("enable").set(random.nextBoolean());
      sim.in("amount").set(new BigInteger(85, new java.util.Random(random.nextLong())));
      sim.step();
      seen.add(sim.out("sum").big());
    }
    return seen;
  }

  @Test
  void bothEnginesAgree() {
    Design design = Design.of(Accumulator::new);
    Simulator simulator = Simulator.create().withSeed(11);
    try (Simulation compiled = simulator.of(design);
        Simulation interpreted = simulator.interpret(design)) {
      assertEquals(Simulation.Engine.NATIVE, compiled.engine());
      assertEquals(Simulation.Engine.INTERPRETER, interpreted.engine());
      assertEquals(trace(compiled), trace(interpreted));
      assertEquals(compiled.cycle(), interpreted.cycle());
      assertEquals(compiled.time(), interpreted.time());
    }
  }

  @Test
  void withoutACompilerTheInterpreterTakesOver(@TempDir Path empty) throws Exception {
    Simulator bare =
        Simulator.of(Map.of("PATH", empty.toString(), "KAIRO_CACHE", empty.toString()));
    try (Simulation sim = bare.of(Accumulator::new)) {
      assertEquals(Simulation.Engine.INTERPRETER, sim.engine());
      sim.reset("rst", 1);
      sim.in("enable").set(true);
      sim.in("amount").set(5);
      Snapshot before = sim.save();
      assertEquals(0, sim.until("enable", 1, 1));
      sim.step(4);
      assertEquals(BigInteger.valueOf(20), sim.out("sum").big());
      sim.restore(before);
      assertEquals(BigInteger.ZERO, sim.out("sum").big());
      try (Waves waves = sim.waves(empty.resolve("sum.fst"))) {
        assertEquals(empty.resolve("sum.vcd"), waves.file());
        sim.step(3);
      }
      assertTrue(Files.readString(empty.resolve("sum.vcd")).contains("$var"));
      assertEquals(
          "The interpreter can't count coverage; install a compiler for native models with: "
              + "apt-get install -y verilator clang",
          assertThrows(IllegalStateException.class, sim::coverage).getMessage());
    }
  }
}
