package dev.kairo.sim.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.hw.fp.FpVectors;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C++ in the place of adders and multipliers: the same words in the same cycles. */
class FunctionalDesignTest {
  private static final FpFormat SUBNORMAL = new FpFormat(8, 23, true);

  /** A sum and a product side by side, each after some cycles. */
  static final class Pair extends Module {
    Pair(FpFormat format, int cycles) {
      Bits a = in("a", format.width());
      Bits b = in("b", format.width());
      var adder = FpAdder.Options.of(format).withLatency(cycles);
      var multiplier = FpMultiplier.Options.of(format).withLatency(cycles);
      out("sum", new FpAdder(this, adder, a, b).y);
      out("product", new FpMultiplier(this, multiplier, a, b).y);
    }
  }

  private static FunctionalDesign functional(FpFormat format, int cycles) {
    return FunctionalDesign.of(Design.of(() -> new Pair(format, cycles)));
  }

  @Test
  void directedVectorsGiveTheGoldenWords() {
    for (FpFormat format : List.of(FpFormat.FP32, SUBNORMAL)) {
      List<long[]> vectors = FpVectors.directed(format, format, format, 3);
      try (Simulation sim = Simulator.create().open(functional(format, 1).verilog())) {
        var a = sim.in("a");
        var b = sim.in("b");
        var sum = sim.out("sum");
        var product = sim.out("product");
        for (long[] vector : vectors) {
          a.set(vector[0]);
          b.set(vector[1]);
          sim.step();
          assertEquals(FpGolden.add(format, vector[0], vector[1]), sum.get());
          assertEquals(FpGolden.multiply(format, vector[0], vector[1]), product.get());
        }
      }
    }
  }

  @Test
  void wordsComeInTheCyclesOfTheCircuit() {
    for (int cycles : List.of(0, 2, 5)) {
      Design design = Design.of(() -> new Pair(FpFormat.FP32, cycles));
      Simulator simulator = Simulator.create();
      try (Simulation circuit = simulator.of(design);
          Simulation functional = simulator.open(FunctionalDesign.of(design).verilog())) {
        for (int i = 0; i < 100; i++) {
          for (Simulation sim : List.of(circuit, functional)) {
            sim.in("a").setFloat(1.5f + i);
            sim.in("b").setFloat(-0.25f * i);
            sim.step();
          }
          if (i >= cycles) {
            assertEquals(circuit.out("sum").get(), functional.out("sum").get());
            assertEquals(circuit.out("product").get(), functional.out("product").get());
          }
        }
      }
    }
  }

  @Test
  void onlyUnitsOfSinglesAreExchanged() {
    assertEquals(2, functional(FpFormat.FP32, 3).units());
    assertEquals(2, functional(SUBNORMAL, 3).units());
    FunctionalDesign half = functional(FpFormat.FP16, 3);
    assertEquals(0, half.units());
    assertTrue(half.verilog().texts().containsKey("FpAdder.v"), half.verilog().texts()::toString);
  }
}
