package dev.kairo.train.conv.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.conv.taps.bench.TapsBench;
import dev.kairo.train.conv.taps.bench.TapsJob;
import dev.kairo.train.conv.taps.bench.TapsResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Engines against the golden model, every word and every span of work. */
class ConvTapsTest {
  private static TapsResult interpreted(TapsParameters parameters, List<TapsJob> jobs) {
    Design design = Design.of(() -> new ConvTaps(parameters));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      return TapsBench.run(simulation, parameters, jobs, 1);
    }
  }

  private static void expect(TapsParameters parameters, TapsResult result) {
    assertEquals("", result.first().orElse(""), parameters::toString);
    for (TapsResult.Span span : result.spans()) {
      assertEquals(
          span.expected(parameters.timing()), span.cycles(), () -> span + " " + parameters);
    }
    assertEquals(parameters.timing().passageCycles(), result.passageCycles());
  }

  @Test
  void aSmallEngineIsExact() {
    TapsParameters parameters = TapsParameters.of(new TapsShape(8, 10, 3, 2), 5);
    TapsResult result = interpreted(parameters, TapsJob.strict(4));
    System.out.println(result);
    expect(parameters, result);
  }
}
