package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Circuit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sequential divider: every quotient of small formats, and how start and done behave. */
class FpDividerTest {
  private static Circuit divider(FpFormat format) {
    return Design.of(() -> new FpDivider(FpDivider.Options.of(format))).circuit();
  }

  private static SequentialBench bench(FpFormat format, List<long[]> vectors) {
    return new SequentialBench(vectors, v -> FpGolden.divide(format, v[0], v[1]));
  }

  @ParameterizedTest
  @CsvSource({"e2m1, 5, 6", "e3m2, 6, 7", "e4m3, 7, 8"})
  void dividesAllPairsOfWords(String name, int latency, int withSubnormals) {
    FpFormat format = FpFormat.of(name);
    for (FpFormat each : List.of(format, format.withSubnormals())) {
      int expected = each.subnormals() ? withSubnormals : latency;
      assertEquals(expected, FpDivider.Options.of(each).latencyCycles());
      SequentialBench all = bench(each, UnitBench.all(each, each));
      assertEquals(1 << 2 * each.width(), all.size());
      assertEquals(Optional.empty(), all.mismatch(divider(each), expected));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "bf16", "fp16", "e8m14", "e2m23", "e10m1"})
  void dividesDirectedPairs(String name) {
    FpFormat format = FpFormat.of(name);
    for (FpFormat each : List.of(format, format.withSubnormals())) {
      List<long[]> directed = FpVectors.directed(each, each, each, 1);
      List<long[]> some = directed.stream().filter(v -> (v[0] * 31 + v[1]) % 13 < 1).toList();
      int latency = FpDivider.Options.of(each).latencyCycles();
      assertEquals(Optional.empty(), bench(each, some).mismatch(divider(each), latency));
    }
  }

  @Test
  void theQuotientComesAfterTwentySevenCyclesAndRests() {
    Interpreter machine = Interpreter.of(divider(FpFormat.FP32), 1);
    machine.reset();
    machine.set("start", 1);
    machine.set("a", Float.floatToIntBits(1));
    machine.set("b", Float.floatToIntBits(3));
    machine.step();
    machine.set("start", 0);
    for (int cycle = 1; cycle < 27; cycle++) {
      assertEquals(0, machine.getLong("done"), "cycle " + cycle);
      machine.step();
    }
    assertEquals(1, machine.getLong("done"));
    assertEquals(Float.floatToIntBits(1f / 3f), machine.getLong("y"));
    machine.step(100);
    assertEquals(0, machine.getLong("done"));
    assertEquals(Float.floatToIntBits(1f / 3f), machine.getLong("y"));
  }

  @Test
  void aResetAbandonsADivision() {
    Interpreter machine = Interpreter.of(divider(FpFormat.FP32), 1);
    machine.reset();
    machine.set("start", 1);
    machine.set("a", Float.floatToIntBits(1));
    machine.set("b", Float.floatToIntBits(7));
    machine.step(11);
    machine.reset();
    machine.set("b", Float.floatToIntBits(5));
    machine.step();
    machine.set("start", 0);
    for (int cycle = 1; cycle < 27; cycle++) {
      assertEquals(0, machine.getLong("done"), "cycle " + cycle);
      machine.step();
    }
    assertEquals(Float.floatToIntBits(0.2f), machine.getLong("y"));
  }
}
