package dev.kairo.train.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.figure.Origin;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.bench.FcResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Our engines for published ones: small ones simulated, the documents' by their closed forms. */
class CounterpartTest {
  private static final Origin.Measured INTERPRETER = new Origin.Measured("the interpreter");

  private static PublishedTable table(String activation, int inputs, int outputs, int m, int n) {
    PublishedEngine engine = new PublishedEngine("FC", m, n, 500, 1_000, false);
    return new PublishedTable(
        "small",
        inputs,
        outputs,
        activation,
        List.of(engine),
        new Origin.Quoted("a test"),
        List.of());
  }

  private static MeasuredEngine measured(PublishedTable table) {
    Counterpart engine = new Counterpart(table, table.engines().get(0));
    Design design = engine.design();
    try (Simulation simulation = Simulator.create().interpret(design)) {
      return new MeasuredEngine(
          engine, design.estimate().total(), engine.run(simulation, 3, 1), INTERPRETER);
    }
  }

  @Test
  void withReluAndWithSoftmaxEverythingIsAsPredicted() {
    MeasuredEngine relu = measured(table("ReLU", 6, 12, 2, 2));
    assertEquals("fc_backward", relu.engine().design().name());
    assertEquals(18, relu.engine().intervalCycles());
    assertEquals(List.of(18L, 18L), relu.result().intervals());
    assertEquals(16, relu.resources().dsp());
    assertTrue(relu.asPredicted());

    MeasuredEngine softmax = measured(table("softmax", 10, 20, 2, 2));
    assertEquals("fc_softmax_backward", softmax.engine().design().name());
    assertEquals(List.of(50L, 50L), softmax.result().intervals());
    assertEquals(16, softmax.resources().dsp());
    assertTrue(softmax.asPredicted());

    LaneCost lane = MeasuredEngine.lane(List.of(relu));
    assertEquals(4, lane.dsp());
    assertEquals(1, lane.cyclesPerVisit());
    assertEquals("measured by the interpreter", lane.origin().words());
  }

  @Test
  void whatIsNotAsPredictedIsSeen() {
    MeasuredEngine right = measured(table("ReLU", 6, 12, 2, 2));
    FcResult result = right.result();
    FcResult slow = new FcResult(3, 60, List.of(18L, 19L), result.words(), 0, Optional.empty());
    FcResult wrong = new FcResult(3, 60, List.of(18L, 18L), result.words(), 1, Optional.of("x"));
    FcResult single = new FcResult(1, 60, List.of(), result.words(), 0, Optional.empty());
    for (FcResult other : List.of(slow, wrong, single)) {
      assertFalse(
          new MeasuredEngine(right.engine(), right.resources(), other, INTERPRETER).asPredicted());
    }
    Resources more = right.resources().plus(new Resources(1, 0, 0, 0, 0, 0));
    assertFalse(new MeasuredEngine(right.engine(), more, result, INTERPRETER).asPredicted());
  }

  /** All fifteen are legal for our engines, at four DSPs a lane and a cycle for a weight. */
  @Test
  void everyPublishedPairHasACounterpart() {
    List<String> engines = new ArrayList<>();
    for (PublishedTable table : PublishedTable.all()) {
      for (PublishedEngine published : table.engines()) {
        Counterpart engine = new Counterpart(table, published);
        assertEquals(4 * published.lanes(), engine.dsp());
        engines.add(
            "%s %dx%d: %d"
                .formatted(
                    published.layer(),
                    published.rows(),
                    published.columns(),
                    engine.intervalCycles()));
      }
    }
    assertEquals(
        """
        FC2 5x5: 200
        FC2 1x20: 250
        FC2 2x10: 250
        FC2 10x2: 250
        FC2 10x1: 500
        FC2 1x10: 500
        FC1 4x8: 12500
        FC1 1x20: 20000
        FC1 2x10: 20000
        FC1 4x5: 20000
        FC1 5x4: 20000
        FC1 10x2: 20000
        FC1 20x1: 20000
        FC1 1x16: 25000
        FC1 2x8: 25000""",
        String.join("\n", engines));
  }
}
