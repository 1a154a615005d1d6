package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.Design;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelined dividers and exponentials answer every cycle what the sequential ones answer. */
class PipelinedUnitsTest {
  private static final FpFormat FP32 = FpFormat.FP32;

  private static List<FpFormat> both(String name) {
    FpFormat format = FpFormat.of(name);
    return List.of(format, format.withSubnormals());
  }

  private static void divides(FpFormat format, int rows, List<long[]> vectors) {
    var options = FpDividerPipelined.Options.of(format).withRowsPerCycle(rows);
    UnitBench bench = new UnitBench(vectors, v -> FpGolden.divide(format, v[0], v[1]));
    assertEquals(
        Optional.empty(),
        bench.mismatch(
            Design.of(() -> new FpDividerPipelined(options)).circuit(), options.latencyCycles()),
        options.toString());
  }

  private static void exponentials(FpFormat format, int dsps, int latency, List<long[]> vectors) {
    var options = new FpExpPipelined.Options(format, dsps, latency);
    UnitBench bench = new UnitBench(vectors, v -> FpGolden.exp(format, v[0]));
    assertEquals(
        Optional.empty(),
        bench.mismatch(Design.of(() -> new FpExpPipelined(options)).circuit(), latency),
        options.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"e2m1", "e3m2", "e4m3"})
  void smallFormatsExhaustively(String name) {
    for (FpFormat format : both(name)) {
      for (int rows = 1; rows <= format.significand() + 2; rows++) {
        divides(format, rows, UnitBench.all(format, format));
      }
      for (int latency = 0; latency <= 12; latency++) {
        exponentials(format, latency % 4, latency, UnitBench.all(format));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "bf16", "fp16", "e8m14", "e2m23", "e10m23", "e10m1"})
  void directedWords(String name) {
    for (FpFormat format : both(name)) {
      List<long[]> directed = FpVectors.directed(format, format, format, 1);
      List<long[]> some = directed.stream().filter(v -> (v[0] * 31 + v[1]) % 5 < 1).toList();
      divides(format, 2, some);
      exponentials(format, 2, 9, some);
      exponentials(format, 0, 12, some);
    }
  }

  @Test
  void latenciesFollowFromTheRows() {
    var divider = FpDividerPipelined.Options.of(FP32);
    assertEquals(14, divider.latencyCycles());
    assertEquals(27, divider.withRowsPerCycle(1).latencyCycles());
    assertEquals(16, FpDividerPipelined.Options.of(FP32.withSubnormals()).latencyCycles());
  }

  @Test
  void whatCanNotBeBuiltIsRefused() {
    assertEquals(
        "A pipelined divider of fp32 with 27 rows a cycle is not possible; choose 1 to 26.",
        assertThrows(
                IllegalArgumentException.class,
                () -> FpDividerPipelined.Options.of(FP32).withRowsPerCycle(27))
            .getMessage());
    assertEquals(
        "A pipelined exponential on 4 DSPs is not possible; choose 0 to 3.",
        assertThrows(
                IllegalArgumentException.class, () -> FpExpPipelined.Options.of(FP32).withDsps(4))
            .getMessage());
    assertEquals(
        "The latency 13 of the pipelined exponential is not possible; choose 0 to 12.",
        assertThrows(
                IllegalArgumentException.class,
                () -> FpExpPipelined.Options.of(FP32).withLatency(13))
            .getMessage());
  }
}
