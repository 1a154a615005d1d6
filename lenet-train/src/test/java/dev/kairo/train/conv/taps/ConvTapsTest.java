package dev.kairo.train.conv.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.bench.ConvJob;
import dev.kairo.train.conv.bench.ConvResult;
import dev.kairo.train.conv.taps.bench.TapsBench;
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
  private static Set<String> expect(TapsParameters parameters, List<ConvJob> jobs) {
    try (Simulation simulation = interpreted(parameters)) {
      ConvResult result = TapsBench.run(simulation, parameters, jobs, 1);
      expect(parameters, result);
      return result.spans().stream()
          .map(span -> span.work() + " " + span.next())
          .collect(Collectors.toSet());
    }
  }

  private static void expect(TapsParameters parameters, ConvResult result) {
    assertEquals("", result.first().orElse(""), parameters::toString);
    for (ConvResult.Span span : result.spans()) {
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
          expect(parameters, ConvJob.strict(2));
          engines++;
        }
      }
    }
    assertEquals(24, engines);
  }

  /** Every work behind every other, steps without gradients among them. */
  @Test
  void everyWorkFollowsEveryOtherInItsTime() {
    List<ConvJob> jobs =
        List.of(
            new ConvJob(ConvWork.STEP, 0),
            new ConvJob(ConvWork.STEP, 0),
            new ConvJob(ConvWork.FORWARD, 0),
            new ConvJob(ConvWork.FORWARD, 1),
            new ConvJob(ConvWork.STEP, 0),
            new ConvJob(ConvWork.BACKWARD, 0),
            new ConvJob(ConvWork.BACKWARD, 1),
            new ConvJob(ConvWork.FORWARD, 2),
            new ConvJob(ConvWork.BACKWARD, 2),
            new ConvJob(ConvWork.STEP, 0),
            new ConvJob(ConvWork.FORWARD, 3));
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
    assertEquals(5, expect(small(), ConvJob.batches(4, 3)).size());
    try (Simulation simulation = interpreted(small())) {
      ConvResult result = TapsBench.run(simulation, small(), ConvJob.batches(11, 4), 3);
      assertEquals("", result.first().orElse(""));
      assertEquals(11L * 2 * 12 * 2 + 2 * 10, result.words());
    }
  }

  /** Without a step at the end the partial sums themselves are compared. */
  @Test
  void partialSumsOfOpenGradientsAreExact() {
    List<ConvJob> jobs =
        List.of(
            new ConvJob(ConvWork.FORWARD, 0),
            new ConvJob(ConvWork.FORWARD, 1),
            new ConvJob(ConvWork.FORWARD, 2),
            new ConvJob(ConvWork.BACKWARD, 0),
            new ConvJob(ConvWork.BACKWARD, 1),
            new ConvJob(ConvWork.BACKWARD, 2));
    try (Simulation simulation = interpreted(small())) {
      ConvResult result = TapsBench.run(simulation, small(), jobs, 2);
      expect(small(), result);
      assertEquals(3L * 2 * 12 * 2 + 2 * 10 * 7, result.words());
    }
  }

  @Test
  void errorsThatHesitateChangeNothing() {
    for (int oneOf : List.of(2, 5)) {
      try (Simulation simulation = interpreted(small())) {
        ConvResult result =
            TapsBench.runHesitantly(simulation, small(), ConvJob.batches(4, 2), 1, oneOf);
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
      expect(parameters, ConvJob.batches(3, 2).subList(0, 5));
    }
  }

  @Test
  void aCompiledEngineIsExactOverManySamples() {
    TapsParameters parameters = TapsParameters.of(new TapsShape(13, 13, 2, 3), 6);
    try (Simulation simulation = compiled(parameters)) {
      expect(parameters, TapsBench.run(simulation, parameters, ConvJob.strict(40), 1));
      expect(parameters, TapsBench.run(simulation, parameters, ConvJob.batches(40, 4), 2));
    }
  }

  /** The first layer of the documents' network, of which one channel is enough for the cycles. */
  @Test
  void anImageOfFullSizeTakesSixHundredCyclesForwardAndSoManyLessBackward() {
    TapsParameters parameters = TapsParameters.of(new TapsShape(28, 28, 5, 1), 6);
    assertEquals(
        Set.of("FORWARD BACKWARD", "BACKWARD STEP"), expect(parameters, ConvJob.strict(1)));
    assertEquals(600, parameters.timing().workCycles(ConvWork.FORWARD));
    assertEquals(168, parameters.timing().workCycles(ConvWork.BACKWARD));
    assertEquals(28, parameters.timing().workCycles(ConvWork.STEP));
    assertEquals(19, parameters.timing().pauseCycles(ConvWork.FORWARD, ConvWork.BACKWARD));
    assertEquals(0, parameters.timing().pauseCycles(ConvWork.BACKWARD, ConvWork.STEP));
    assertEquals(4, parameters.timing().pauseCycles(ConvWork.STEP, ConvWork.FORWARD));
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
      EnumSet<ConvWork> ready = EnumSet.noneOf(ConvWork.class);
      for (ConvWork work : ConvWork.values()) {
        simulation.in("work_kind").set(work.ordinal());
        simulation.settle();
        if (simulation.out("work_ready").isHigh()) {
          ready.add(work);
        }
      }
      assertEquals(EnumSet.of(ConvWork.BACKWARD, ConvWork.STEP), ready);
      simulation.in("room").set(1);
      simulation.in("work_kind").set(ConvWork.values().length);
      simulation.settle();
      assertFalse(simulation.out("work_ready").isHigh());
    }
  }

  @Test
  void aWrongOrderOfSumsIsSeen() {
    TapsParameters other = small();
    TapsParameters engine = TapsParameters.of(small().shape(), 7);
    try (Simulation simulation = interpreted(engine)) {
      ConvResult result = TapsBench.run(simulation, other, ConvJob.strict(4), 1);
      assertFalse(result.passed());
      assertTrue(result.first().orElseThrow().startsWith("The word of channel"));
    }
  }
}
