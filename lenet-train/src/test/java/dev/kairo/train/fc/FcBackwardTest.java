package dev.kairo.train.fc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.bench.FcBench;
import dev.kairo.train.fc.bench.FcResult;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Engines against the golden model, every word and every interval. */
class FcBackwardTest {
  private static final int SAMPLES = 4;

  private static FcResult interpreted(FcParameters parameters) {
    Design design = Design.of(() -> new FcBackward(parameters));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      return FcBench.run(simulation, parameters, SAMPLES, 1);
    }
  }

  private static FcResult compiled(FcParameters parameters, int samples) {
    try (Simulation simulation =
        Simulator.create().of(Design.of(() -> new FcBackward(parameters)))) {
      return FcBench.run(simulation, parameters, samples, 1);
    }
  }

  private static void expect(FcParameters parameters, FcResult result) {
    assertEquals("", result.first().orElse(""), parameters::toString);
    assertEquals(
        Collections.nCopies(result.samples() - 1, (long) parameters.intervalCycles()),
        result.intervals(),
        parameters::toString);
    assertEquals(
        (long) result.samples() * parameters.outputs()
            + (long) parameters.inputs() * (parameters.outputs() + 1),
        result.words());
  }

  private static int everyLegalPair(int inputs, int outputs) {
    int legal = 0;
    for (int m : FcLegality.divisors(inputs)) {
      for (int n : FcLegality.divisors(outputs)) {
        for (int reduction : FcLegality.divisors(m)) {
          if (FcLegality.legal(inputs, outputs, m, n, reduction, 3)) {
            FcParameters parameters =
                FcParameters.of(inputs, outputs, m, n).withReduction(reduction);
            expect(parameters, interpreted(parameters));
            legal++;
          }
        }
      }
    }
    return legal;
  }

  @Test
  void everyLegalPairOfASmallLayerIsExactInItsInterval() {
    assertEquals(22, everyLegalPair(6, 12));
  }

  /** As many steps as words leave the least time to hand a sample over. */
  @Test
  void layersOfAwkwardShapesKeepTheirInterval() {
    assertEquals(16, everyLegalPair(12, 6));
    assertEquals(11, everyLegalPair(8, 8));
    assertEquals(1, everyLegalPair(1, 4));
    assertEquals(2, everyLegalPair(7, 3));
  }

  @Test
  void everyFormatAndLatencyIsExact() {
    FcParameters base = FcParameters.of(6, 12, 2, 2);
    List<FcParameters> variants =
        List.of(
            base.withRelu(),
            base.withDsps(1),
            base.withDsps(0),
            base.withLatencies(0, 0),
            base.withLatencies(1, 2),
            base.withLatencies(4, 3),
            FcParameters.of(6, 12, 2, 2, FpFormat.FP32.withSubnormals()).withRelu(),
            FcParameters.of(6, 12, 2, 2, FpFormat.BF16),
            FcParameters.of(6, 12, 2, 2, FpFormat.FP16).withRelu(),
            FcParameters.of(6, 12, 2, 2, FpFormat.of("e8m14")));
    for (FcParameters parameters : variants) {
      expect(parameters, interpreted(parameters));
    }
  }

  @Test
  void aCompiledEngineIsExactOverManySamples() {
    FcParameters parameters = FcParameters.of(20, 48, 2, 4).withRelu();
    expect(parameters, compiled(parameters, 50));
  }

  @Test
  void aWrongWordIsSeen() {
    FcParameters engine = FcParameters.of(6, 12, 2, 2);
    FcParameters other = engine.withReduction(2);
    Design design = Design.of(() -> new FcBackward(engine));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      FcResult result = FcBench.run(simulation, other, SAMPLES, 1);
      assertFalse(result.passed());
      assertEquals(true, result.first().orElseThrow().startsWith("The error of sample"));
    }
  }
}
