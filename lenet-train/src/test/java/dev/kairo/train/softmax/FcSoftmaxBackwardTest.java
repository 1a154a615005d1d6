package dev.kairo.train.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.softmax.bench.ErrorRule;
import dev.kairo.train.softmax.bench.FcSoftmaxBench;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Softmax and layer in one against both golden models, with every weight afterwards. */
class FcSoftmaxBackwardTest {
  private static void expect(
      Simulation simulation, SoftmaxBackwardParameters parameters, int count) {
    FcResult result = FcSoftmaxBench.run(simulation, parameters, count, 5);
    assertEquals("", result.first().orElse(""), parameters::toString);
    assertEquals(
        Collections.nCopies(count - 1, (long) parameters.intervalCycles()),
        result.intervals(),
        parameters::toString);
    int outputs = parameters.layer().outputs();
    assertEquals((long) count * outputs + 10L * (outputs + 1), result.words());
  }

  @Test
  void bothKindsOfSoftmaxFeedTheLayerInItsInterval() {
    List<FcParameters> layers =
        List.of(
            FcParameters.of(10, 20, 2, 2),
            FcParameters.of(10, 12, 10, 2).withReduction(5),
            FcParameters.of(10, 6, 5, 2).withReduction(5));
    for (SoftmaxKind kind : SoftmaxKind.values()) {
      for (FcParameters layer : layers) {
        SoftmaxBackwardParameters parameters = SoftmaxBackwardParameters.of(kind, layer);
        Design design = Design.of(() -> new FcSoftmaxBackward(parameters));
        try (Simulation simulation = Simulator.create().interpret(design)) {
          expect(simulation, parameters, 5);
        }
      }
    }
  }

  @Test
  void aCompiledEngineIsExactOverManySamples() {
    SoftmaxBackwardParameters parameters =
        SoftmaxBackwardParameters.of(SoftmaxKind.PIPELINED, FcParameters.of(10, 50, 2, 5));
    assertEquals(50, parameters.intervalCycles());
    try (Simulation simulation =
        Simulator.create().of(Design.of(() -> new FcSoftmaxBackward(parameters)))) {
      expect(simulation, parameters, 100);
    }
  }

  @Test
  void aWrongErrorIsSeen() {
    SoftmaxBackwardParameters parameters =
        SoftmaxBackwardParameters.of(SoftmaxKind.PIPELINED, FcParameters.of(10, 20, 2, 2));
    SoftmaxGolden golden = new SoftmaxGolden(parameters.layer().format());
    Design design = Design.of(() -> new FcSoftmaxBackward(parameters));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      ErrorRule probabilities = (logits, label) -> golden.probabilities(logits);
      assertFalse(FcSoftmaxBench.run(simulation, parameters, 3, 5, probabilities).passed());
    }
  }
}
