package dev.kairo.sim.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpVectors;
import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Port;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A million random and all directed vectors through every unit of a format, in native code. */
class MillionVectorsTest {
  private static final int RANDOM = 1_000_000;
  private static final int DIRECTED = 50_000;

  /** What a bank's run showed. */
  record Ran(int vectors, int units, List<String> mismatches) {}

  static FpFormat format(String name) {
    boolean subnormals = name.endsWith("+");
    FpFormat format = FpFormat.of(subnormals ? name.substring(0, name.length() - 1) : name);
    return subnormals ? format.withSubnormals() : format;
  }

  static Ran run(Supplier<Bank> made, FpFormat left, FpFormat right, FpFormat result) {
    List<Bank> banks = new ArrayList<>();
    Design design =
        Design.of(
            () -> {
              banks.add(made.get());
              return banks.get(0);
            });
    List<long[]> vectors = new ArrayList<>(FpVectors.directed(left, right, result, 1));
    assertTrue(vectors.size() >= DIRECTED, vectors.size() + " directed vectors");
    int directed = vectors.size();
    Random random = new Random(5);
    while (vectors.size() < directed + RANDOM) {
      vectors.add(FpVectors.random(left, right, result, random));
    }
    try (Simulation simulation = Simulator.create().of(design)) {
      assertEquals(Simulation.Engine.NATIVE, simulation.engine());
      return drive(simulation, banks.get(0).units(), vectors);
    }
  }

  private static Ran drive(Simulation simulation, List<Bank.Unit> units, List<long[]> vectors) {
    List<String> ports = simulation.ports().stream().map(Port::name).toList();
    List<InPort> inputs =
        Stream.of("a", "b", "c").filter(ports::contains).map(simulation::in).toList();
    List<OutPort> outputs = units.stream().map(unit -> simulation.out(unit.name())).toList();
    int deepest = units.stream().mapToInt(Bank.Unit::latency).max().orElseThrow();
    List<String> mismatches = new ArrayList<>();
    for (int cycle = 0; cycle < vectors.size() + deepest; cycle++) {
      long[] vector = vectors.get(Math.min(cycle, vectors.size() - 1));
      for (int i = 0; i < inputs.size(); i++) {
        inputs.get(i).set(vector[i]);
      }
      simulation.settle();
      for (int i = 0; i < units.size(); i++) {
        int answered = cycle - units.get(i).latency();
        if (answered >= 0 && answered < vectors.size()) {
          compare(units.get(i), vectors.get(answered), outputs.get(i).get(), mismatches);
        }
      }
      simulation.step();
    }
    return new Ran(vectors.size(), units.size(), mismatches);
  }

  private static void compare(Bank.Unit unit, long[] v, long found, List<String> mismatches) {
    long expected = unit.golden().of(v[0], v[1], v[2]);
    if (found != expected && mismatches.size() < 5) {
      mismatches.add(
          "%s a=%x b=%x c=%x gives %x, the model %x"
              .formatted(unit.name(), v[0], v[1], v[2], found, expected));
    }
  }

  @ParameterizedTest
  @CsvSource({"fp32, 8", "fp32+, 8", "bf16, 7", "fp16, 7", "fp16+, 7", "e8m14, 7", "e8m16, 7"})
  void unitsOfOneFormat(String name, int units) {
    FpFormat format = format(name);
    Ran ran = run(() -> new Bank(format), format, format, format);
    assertEquals(new Ran(1_077_352, units, List.of()), ran);
  }

  @ParameterizedTest
  @CsvSource({
    "fp32, e8m16, fp32",
    "fp32+, e8m16+, fp32+",
    "bf16, bf16, fp32",
    "fp16+, fp16+, fp32",
    "fp32, bf16, fp16+"
  })
  void multipliersOfMixedFormats(String leftName, String rightName, String resultName) {
    FpFormat left = format(leftName);
    FpFormat right = format(rightName);
    FpFormat result = format(resultName);
    Ran ran = run(() -> new Bank(left, right, result), left, right, result);
    assertEquals(new Ran(1_077_352, 2, List.of()), ran);
  }

  @Test
  void aUnitOfAnotherFormatIsNoticed() {
    FpFormat flushing = FpFormat.of("e5m4");
    FpFormat full = flushing.withSubnormals();
    Ran ran = run(() -> Bank.posing(flushing, full), full, full, full);
    assertEquals(5, ran.mismatches().size());
    assertEquals("mul a=1 b=ee c=f6 gives 0, the model 1", ran.mismatches().get(0));
  }
}
