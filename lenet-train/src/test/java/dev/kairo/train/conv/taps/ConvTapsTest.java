package dev.kairo.train.conv.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.conv.taps.bench.TapsBench;
import dev.kairo.train.conv.taps.bench.TapsJob;
import dev.kairo.train.conv.taps.bench.TapsResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Engines against the golden model, every word and every span of work. */
class ConvTapsTest {
  private static Simulation interpreted(TapsParameters parameters) {
    return Simulator.create().interpret(Design.of(() -> new ConvTaps(parameters)));
  }

  private static Simulation compiled(TapsParameters parameters) {
    return Simulator.create().of(Design.of(() -> new ConvTaps(parameters)));
  }

  /** Runs jobs and gives the changes from work to work whose cycles were seen. */
  private static Set<String> expect(TapsParameters parameters, List<TapsJob> jobs) {
    try (Simulation simulation = interpreted(parameters)) {
      TapsResult result = TapsBench.run(simulation, parameters, jobs, 1);
      expect(parameters, result);
      return result.spans().stream()
          .map(span -> span.work() + " " + span.next())
          .collect(Collectors.toSet());
    }
  }

  private static void expect(TapsParameters parameters, TapsResult result) {
    assertEquals("", result.first().orElse(""), parameters::toString);
    for (TapsResult.Span span : result.spans()) {
      assertEquals(
          span.expected(parameters.timing()), span.cycles(), () -> span + " " + parameters);
    }
    assertEquals(parameters.timing().passageCycles(), result.passageCycles(), parameters::toString);
  }

  private static TapsParameters small() {
    return TapsParameters.of(new TapsShape(8, 10, 3, 2), 6);
  }

  @Test
  void everySmallLayerIsExactAndTakesWhatTheFormulaSays() {
    int engines = 0;
    for (int kernel = 2; kernel <= 5; kernel++) {
      for (int rows : List.of(2, 3)) {
        for (int columns : List.of(4, 5, 6)) {
          TapsShape shape =
              new TapsShape(2 * rows + kernel - 1, 2 * columns + kernel - 1, kernel, 1);
          TapsParameters parameters = TapsParameters.of(shape, 6 + engines % 2);
          expect(parameters, TapsJob.strict(2));
          engines++;
        }
      }
    }
    assertEquals(24, engines);
  }

  /** Every work behind every other, steps without gradients among them. */
  @Test
  void everyWorkFollowsEveryOtherInItsTime() {
    List<TapsJob> jobs =
        List.of(
            new TapsJob(TapsWork.STEP, 0),
            new TapsJob(TapsWork.STEP, 0),
            new TapsJob(TapsWork.FORWARD, 0),
            new TapsJob(TapsWork.FORWARD, 1),
            new TapsJob(TapsWork.STEP, 0),
            new TapsJob(TapsWork.BACKWARD, 0),
            new TapsJob(TapsWork.BACKWARD, 1),
            new TapsJob(TapsWork.FORWARD, 2),
            new TapsJob(TapsWork.BACKWARD, 2),
            new TapsJob(TapsWork.STEP, 0),
            new TapsJob(TapsWork.FORWARD, 3));
    for (TapsParameters parameters :
        List.of(
            small(),
            small().withLatencies(5, 3),
            TapsParameters.of(new TapsShape(7, 9, 2, 1), 11),
            TapsParameters.of(new TapsShape(7, 9, 2, 1), 6).withLatencies(0, 0))) {
      assertEquals(9, expect(parameters, jobs).size(), parameters::toString);
    }
  }

  @Test
  void batchesAreExactAndTheLastOneMayBeShort() {
    assertEquals(5, expect(small(), TapsJob.batches(4, 3)).size());
    try (Simulation simulation = interpreted(small())) {
      TapsResult result = TapsBench.run(simulation, small(), TapsJob.batches(11, 4), 3);
      assertEquals("", result.first().orElse(""));
      assertEquals(11L * 2 * 12 * 2 + 2 * 10, result.words());
    }
  }

  /** Without a step at the end the partial sums themselves are compared. */
  @Test
  void partialSumsOfOpenGradientsAreExact() {
    List<TapsJob> jobs =
        List.of(
            new TapsJob(TapsWork.FORWARD, 0),
            new TapsJob(TapsWork.FORWARD, 1),
            new TapsJob(TapsWork.FORWARD, 2),
            new TapsJob(TapsWork.BACKWARD, 0),
            new TapsJob(TapsWork.BACKWARD, 1),
            new TapsJob(TapsWork.BACKWARD, 2));
    try (Simulation simulation = interpreted(small())) {
      TapsResult result = TapsBench.run(simulation, small(), jobs, 2);
      expect(small(), result);
      assertEquals(3L * 2 * 12 * 2 + 2 * 10 * 7, result.words());
    }
  }

  @Test
  void errorsThatHesitateChangeNothing() {
    for (int oneOf : List.of(2, 5)) {
      try (Simulation simulation = interpreted(small())) {
        TapsResult result =
            TapsBench.runHesitantly(simulation, small(), TapsJob.batches(4, 2), 1, oneOf);
        assertEquals("", result.first().orElse(""));
      }
    }
  }

  @Test
  void everyFormatAndLatencyIsExact() {
    TapsShape shape = new TapsShape(7, 9, 2, 2);
    for (TapsParameters parameters :
        List.of(
            small().withDsps(1),
            small().withDsps(0).withBuffers(2),
            small().withLatencies(0, 0),
            small().withLatencies(1, 1),
            small().withLatencies(4, 3),
            TapsParameters.of(shape, 9).withLatencies(3, 6),
            TapsParameters.of(shape, 6, FpFormat.FP32.withSubnormals()),
            TapsParameters.of(shape, 6, FpFormat.BF16),
            TapsParameters.of(shape, 7, FpFormat.FP16),
            TapsParameters.of(shape, 12, FpFormat.of("e8m14")))) {
      expect(parameters, TapsJob.batches(3, 2).subList(0, 5));
    }
  }

  @Test
  void aCompiledEngineIsExactOverManySamples() {
    TapsParameters parameters = TapsParameters.of(new TapsShape(13, 13, 2, 3), 6);
    try (Simulation simulation = compiled(parameters)) {
      expect(parameters, TapsBench.run(simulation, parameters, TapsJob.strict(40), 1));
      expect(parameters, TapsBench.run(simulation, parameters, TapsJob.batches(40, 4), 2));
    }
  }

  /** The first layer of the documents' network, of which one channel is enough for the cycles. */
  @Test
  void anImageOfFullSizeTakesSixHundredCyclesForwardAndSoManyLessBackward() {
    TapsParameters parameters = TapsParameters.of(new TapsShape(28, 28, 5, 1), 6);
    assertEquals(
        Set.of("FORWARD BACKWARD", "BACKWARD STEP"), expect(parameters, TapsJob.strict(1)));
    assertEquals(600, parameters.timing().workCycles(TapsWork.FORWARD));
    assertEquals(168, parameters.timing().workCycles(TapsWork.BACKWARD));
    assertEquals(28, parameters.timing().workCycles(TapsWork.STEP));
    assertEquals(19, parameters.timing().pauseCycles(TapsWork.FORWARD, TapsWork.BACKWARD));
    assertEquals(0, parameters.timing().pauseCycles(TapsWork.BACKWARD, TapsWork.STEP));
    assertEquals(4, parameters.timing().pauseCycles(TapsWork.STEP, TapsWork.FORWARD));
    assertEquals(629, parameters.timing().passageCycles());
  }

  @Test
  void onlyForwardWaitsForRoomAndWorkOfNoKindIsNeverTaken() {
    try (Simulation simulation = interpreted(small())) {
      for (String port : List.of("arriving_valid", "errors_valid", "access_write", "room")) {
        simulation.in(port).set(0);
      }
      simulation.in("learning_rate").set(0);
      simulation.in("work_valid").set(0);
      simulation.reset("rst", 2);
      EnumSet<TapsWork> ready = EnumSet.noneOf(TapsWork.class);
      for (TapsWork work : TapsWork.values()) {
        simulation.in("work_kind").set(work.ordinal());
        simulation.settle();
        if (simulation.out("work_ready").isHigh()) {
          ready.add(work);
        }
      }
      assertEquals(EnumSet.of(TapsWork.BACKWARD, TapsWork.STEP), ready);
      simulation.in("room").set(1);
      simulation.in("work_kind").set(TapsWork.values().length);
      simulation.settle();
      assertFalse(simulation.out("work_ready").isHigh());
    }
  }

  @Test
  void aWrongOrderOfSumsIsSeen() {
    TapsParameters other = small();
    TapsParameters engine = TapsParameters.of(small().shape(), 7);
    try (Simulation simulation = interpreted(engine)) {
      TapsResult result = TapsBench.run(simulation, other, TapsJob.strict(4), 1);
      assertFalse(result.passed());
      assertTrue(result.first().orElseThrow().startsWith("The word of channel"));
    }
  }
}
