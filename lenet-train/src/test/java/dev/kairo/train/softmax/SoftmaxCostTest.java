package dev.kairo.train.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.softmax.bench.FcSoftmaxBench;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The formulas of a layer with its softmax beside what is counted and what is estimated. */
class SoftmaxCostTest {
  private static final double LUT_TOLERANCE = 0.08;

  /** Layers in which the core, the errors' arrival, small layers' waits or the softmax decide. */
  private static List<SoftmaxBackwardParameters> engines() {
    List<FcParameters> layers =
        List.of(
            FcParameters.of(2, 6, 1, 1),
            FcParameters.of(2, 6, 2, 2),
            FcParameters.of(2, 3, 2, 1).withReduction(2),
            FcParameters.of(2, 120, 1, 1),
            FcParameters.of(2, 63, 1, 1),
            FcParameters.of(3, 12, 1, 2),
            FcParameters.of(3, 12, 3, 4).withReduction(3),
            FcParameters.of(4, 16, 2, 2).withLatencies(3, 4),
            FcParameters.of(5, 9, 1, 3),
            FcParameters.of(5, 20, 5, 4).withReduction(5),
            FcParameters.of(10, 20, 2, 2),
            FcParameters.of(10, 12, 10, 4).withReduction(10),
            FcParameters.of(10, 18, 1, 6).withDsps(1),
            FcParameters.of(10, 74, 1, 1),
            FcParameters.of(10, 30, 5, 2, FpFormat.BF16),
            FcParameters.of(17, 6, 1, 2));
    return layers.stream()
        .flatMap(
            layer ->
                Stream.of(SoftmaxKind.values())
                    .map(kind -> SoftmaxBackwardParameters.of(kind, layer)))
        .toList();
  }

  @Test
  void everyIntervalCountedIsTheFormulas() {
    int softmaxDecides = 0;
    List<String> off = new ArrayList<>();
    for (SoftmaxBackwardParameters engine : engines()) {
      Design design = Design.of(() -> new FcSoftmaxBackward(engine));
      try (Simulation simulation = Simulator.create().interpret(design)) {
        var result = FcSoftmaxBench.run(simulation, engine, 5, 2);
        assertEquals("", result.first().orElse(""), engine::toString);
        long counted = result.intervalCycles().orElseThrow();
        if (counted != engine.intervalCycles()) {
          off.add(engine.intervalCycles() + " but " + result.intervals() + " of " + engine);
        }
        softmaxDecides += engine.intervalCycles() > engine.layer().intervalCycles() ? 1 : 0;
      }
    }
    assertEquals(List.of(), off);
    assertEquals(32, engines().size());
    assertEquals(13, softmaxDecides);
  }

  @Test
  void theClosedFormIsTheEstimateOfTheElaboratedEngine() {
    SoftmaxCost cost = new SoftmaxCost();
    for (SoftmaxBackwardParameters engine : engines()) {
      Resources closed = cost.of(engine);
      Resources elaborated =
          Estimator.of(Design.of(() -> new FcSoftmaxBackward(engine)).circuit()).total();
      assertEquals(elaborated.dsp(), closed.dsp(), engine::toString);
      assertEquals(elaborated.bram36(), closed.bram36(), engine::toString);
      double off = (double) (closed.lut() - elaborated.lut()) / elaborated.lut();
      assertTrue(Math.abs(off) <= LUT_TOLERANCE, () -> off + " of " + engine);
    }
  }
}
