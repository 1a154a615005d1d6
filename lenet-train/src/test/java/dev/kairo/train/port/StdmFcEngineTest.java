package dev.kairo.train.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.port.bench.Pace;
import dev.kairo.train.port.bench.StdmBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine on the switch's port against the golden model, word by word. */
class StdmFcEngineTest {
  private static final int SAMPLES = 8;

  private static FcResult interpreted(FcParameters parameters, Pace arrivals, Pace grants) {
    Design design = Design.of(() -> new StdmFcEngine(parameters));
    assertEquals(List.of(), design.lint());
    try (Simulation simulation = Simulator.create().interpret(design)) {
      return StdmBench.run(simulation, parameters, SAMPLES, arrivals, grants, 1);
    }
  }

  private static void expect(FcParameters parameters, FcResult result) {
    assertEquals("", result.first().orElse(""), parameters::toString);
    assertEquals(
        (long) result.samples() * parameters.outputs()
            + (long) parameters.inputs() * (parameters.outputs() + 1),
        result.words());
  }

  /** Even and odd columns, one column, odd rows, narrow formats, and a ReLU. */
  private static final List<FcParameters> LAYERS =
      List.of(
          FcParameters.of(6, 12, 2, 2),
          FcParameters.of(6, 12, 1, 4).withRelu(),
          FcParameters.of(4, 9, 2, 3),
          FcParameters.of(5, 7, 1, 1).withRelu(),
          FcParameters.of(20, 4, 1, 1),
          FcParameters.of(2, 30, 2, 5),
          FcParameters.of(6, 12, 2, 2, FpFormat.BF16).withRelu());

  @Test
  void everyWordIsExactAndTheIntervalIsTheFormula() {
    for (FcParameters parameters : LAYERS) {
      FcResult result = interpreted(parameters, Pace.every(1), Pace.every(1));
      expect(parameters, result);
      assertEquals(
          Transfer.of(parameters, StdmWord.NUMBERS).intervalCycles(),
          result.intervalCycles().orElseThrow(),
          () -> parameters + " " + result.intervals());
    }
  }
}
