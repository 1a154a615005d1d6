package dev.kairo.train.fc.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.training.bench.TrainingBench;
import dev.kairo.train.fc.training.bench.TrainingJob;
import dev.kairo.train.fc.training.bench.TrainingResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Engines against the golden model, every word and every span of work. */
class FcTrainingTest {
  private static Simulation interpreted(TrainingParameters parameters) {
    return Simulator.create().interpret(Design.of(() -> new FcTraining(parameters)));
  }

  /** Runs jobs and gives the changes from work to work whose cycles were seen. */
  private static Set<String> expect(TrainingParameters parameters, List<TrainingJob> jobs) {
    try (Simulation simulation = interpreted(parameters)) {
      TrainingResult result = TrainingBench.run(simulation, parameters, jobs, 1);
      expect(parameters, result);
      return result.spans().stream()
          .map(span -> span.work() + " " + span.next())
          .collect(Collectors.toSet());
    }
  }

  private static void expect(TrainingParameters parameters, TrainingResult result) {
    TrainingTiming timing = parameters.timing();
    assertEquals("", result.first().orElse(""), parameters::toString);
    for (TrainingResult.Span span : result.spans()) {
      assertEquals(span.expected(timing), span.cycles(), () -> span + " " + parameters);
    }
    assertEquals(timing.outputCycles(), result.outputCycles(), parameters::toString);
    assertEquals(timing.errorCycles(), result.errorCycles(), parameters::toString);
  }

  private static TrainingParameters small() {
    return TrainingParameters.of(new TrainingShape(40, 20, 2, 4));
  }

  private static TrainingJob job(TrainingWork work, int sample) {
    return new TrainingJob(work, sample);
  }

  /** Every work behind every other, steps without gradients among them. */
  private static final List<TrainingJob> EVERY_CHANGE =
      List.of(
          job(TrainingWork.STEP, 0),
          job(TrainingWork.STEP, 0),
          job(TrainingWork.FORWARD, 0),
          job(TrainingWork.FORWARD, 1),
          job(TrainingWork.STEP, 0),
          job(TrainingWork.FORWARD, 2),
          job(TrainingWork.BACKWARD, 0),
          job(TrainingWork.BACKWARD, 1),
          job(TrainingWork.FORWARD, 3),
          job(TrainingWork.UPDATE, 2),
          job(TrainingWork.UPDATE, 3),
          job(TrainingWork.BACKWARD, 3),
          job(TrainingWork.STEP, 0),
          job(TrainingWork.UPDATE, 2),
          job(TrainingWork.STEP, 0),
          job(TrainingWork.BACKWARD, 2),
          job(TrainingWork.UPDATE, 1),
          job(TrainingWork.FORWARD, 1));

  private static TrainingParameters layer(int inputs, int outputs, int m, int n) {
    return TrainingParameters.of(new TrainingShape(inputs, outputs, m, n));
  }

  @Test
  void everyWorkFollowsEveryOtherInItsTime() {
    for (TrainingParameters parameters :
        List.of(
            small().withRelu(),
            layer(20, 10, 1, 4),
            layer(16, 4, 1, 4),
            small().withReductions(8, 2))) {
      assertEquals(16, expect(parameters, EVERY_CHANGE).size(), parameters::toString);
    }
  }

  @Test
  void everySmallLayerIsExactAndTakesWhatTheFormulaSays() {
    int engines = 0;
    for (int m : List.of(1, 2, 3)) {
      for (int n : List.of(1, 2, 3)) {
        for (int rows : List.of(4 * m, 4 * m + 1, 4 * m + 2)) {
          TrainingShape shape = new TrainingShape(rows * n, 12 * m, m, n);
          expect(TrainingParameters.of(shape), TrainingJob.strict(3));
          expect(TrainingParameters.of(shape).withoutGradients(), TrainingJob.strict(2));
          engines += 2;
        }
      }
    }
    assertEquals(54, engines);
  }

  @Test
  void batchesAreExactAndTheLastOneMayBeShort() {
    assertEquals(5, expect(small(), TrainingJob.batches(4, 3)).size());
    expect(layer(20, 10, 1, 4), TrainingJob.batches(7, 2));
    TrainingParameters relu = small().withRelu();
    try (Simulation simulation = interpreted(relu)) {
      TrainingResult result = TrainingBench.run(simulation, relu, TrainingJob.batches(11, 4), 3);
      assertEquals("", result.first().orElse(""));
      assertEquals(11L * (20 + 40) + 20 * 41, result.words());
    }
  }

  /** Without a step at the end the gradients themselves are compared. */
  @Test
  void openGradientsAreExact() {
    try (Simulation simulation = interpreted(small())) {
      List<TrainingJob> jobs = TrainingJob.batches(3, 3).subList(0, 6);
      TrainingResult result = TrainingBench.run(simulation, small(), jobs, 2);
      expect(small(), result);
      assertEquals(3L * (20 + 40) + 2 * 20 * 41, result.words());
    }
  }

  @Test
  void errorsThatHesitateChangeNothing() {
    for (int oneOf : List.of(3, 30)) {
      try (Simulation simulation = interpreted(small().withRelu())) {
        TrainingResult result =
            TrainingBench.runHesitantly(
                simulation, small().withRelu(), TrainingJob.batches(4, 2), 1, oneOf);
        assertEquals("", result.first().orElse(""));
      }
    }
  }

  @Test
  void everyFormatLatencyAndOrderOfSumsIsExact() {
    TrainingShape shape = new TrainingShape(36, 24, 2, 3);
    FpMultiplier.Options multiplier = FpMultiplier.Options.of(FpFormat.FP32);
    int engines = 0;
    for (TrainingParameters parameters :
        List.of(
            TrainingParameters.of(shape).withDsps(2, 2),
            TrainingParameters.of(shape).withDsps(1, 0).withBuffers(8),
            TrainingParameters.of(shape).withReductions(2, 1),
            TrainingParameters.of(shape).withReductions(3, 2),
            TrainingParameters.of(shape).withReductions(6, 2),
            TrainingParameters.of(shape, FpFormat.FP32, multiplier.withLatency(0), 0),
            TrainingParameters.of(shape, FpFormat.FP32, multiplier.withLatency(1), 1),
            TrainingParameters.of(shape, FpFormat.FP32, multiplier.withLatency(4), 2),
            TrainingParameters.of(shape, FpFormat.FP32, multiplier.withLatency(3), 5),
            TrainingParameters.of(shape, FpFormat.FP32.withSubnormals()),
            TrainingParameters.of(shape, FpFormat.BF16),
            TrainingParameters.of(shape, FpFormat.FP16),
            TrainingParameters.of(shape, FpFormat.of("e8m14")))) {
      expect(parameters, EVERY_CHANGE);
      expect(parameters.withRelu(), EVERY_CHANGE);
      engines += 2;
    }
    assertEquals(26, engines);
  }

  @Test
  void aCompiledEngineIsExactOverManySamples() {
    TrainingParameters parameters = layer(120, 30, 3, 6).withRelu();
    try (Simulation simulation =
        Simulator.create().of(Design.of(() -> new FcTraining(parameters)))) {
      expect(parameters, TrainingBench.run(simulation, parameters, TrainingJob.strict(30), 1));
      expect(parameters, TrainingBench.run(simulation, parameters, TrainingJob.batches(30, 4), 2));
    }
  }

  /** The second layer of the documents' network. */
  @Test
  void tenOutputsOfFiveHundredInputsTakeAQuarterOfTheirWeights() {
    TrainingParameters parameters = layer(500, 10, 1, 20);
    assertEquals(Set.of("FORWARD UPDATE"), expect(parameters, TrainingJob.strict(1)));
    assertEquals(130, parameters.timing().workCycles(TrainingWork.FORWARD));
    assertEquals(250, parameters.timing().workCycles(TrainingWork.UPDATE));
  }

  /** The first one: the closed form alone. */
  @Test
  void fiveHundredOutputsOfEightHundredInputsTakeThousandsOfCycles() {
    TrainingTiming timing = layer(800, 500, 2, 100).timing();
    assertEquals(1000, timing.workCycles(TrainingWork.FORWARD));
    assertEquals(2000, timing.workCycles(TrainingWork.BACKWARD));
    assertEquals(2000, timing.workCycles(TrainingWork.STEP));
    assertEquals(2000, timing.workCycles(TrainingWork.UPDATE));
  }

  @Test
  void onlyWorkThatIsPossibleIsTaken() {
    assertEquals(EnumSet.of(TrainingWork.STEP), ready(small(), false, false, false));
    assertEquals(
        EnumSet.of(TrainingWork.STEP, TrainingWork.FORWARD), ready(small(), true, false, true));
    assertEquals(EnumSet.of(TrainingWork.STEP), ready(small(), false, true, false));
    assertEquals(
        EnumSet.of(TrainingWork.STEP, TrainingWork.BACKWARD, TrainingWork.UPDATE),
        ready(small(), false, true, true));
    assertEquals(
        EnumSet.of(TrainingWork.FORWARD, TrainingWork.UPDATE),
        ready(small().withoutGradients(), true, true, true));
  }

  private static Set<TrainingWork> ready(
      TrainingParameters parameters, boolean room, boolean passingRoom, boolean errors) {
    try (Simulation simulation = interpreted(parameters)) {
      for (String port : List.of("arriving_valid", "access_write", "learning_rate", "work_valid")) {
        simulation.in(port).set(0);
      }
      simulation.in("room").set(room);
      simulation.in("passing_room").set(passingRoom);
      simulation.in("errors_valid").set(0);
      simulation.reset("rst", 2);
      simulation.in("errors_valid").set(errors);
      simulation.step(parameters.shape().groups());
      simulation.in("errors_valid").set(0);
      simulation.step(parameters.timing().settlingCycles());
      Set<TrainingWork> ready = EnumSet.noneOf(TrainingWork.class);
      for (TrainingWork work : TrainingWork.values()) {
        simulation.in("work_kind").set(work.ordinal());
        simulation.settle();
        if (simulation.out("work_ready").isHigh()) {
          ready.add(work);
        }
      }
      return ready;
    }
  }

  @Test
  void aWrongOrderOfSumsIsSeen() {
    TrainingParameters engine = small().withReductions(8, 1);
    try (Simulation simulation = interpreted(engine)) {
      TrainingResult result =
          TrainingBench.run(simulation, small().withReductions(4, 1), TrainingJob.strict(4), 1);
      assertTrue(result.first().orElseThrow().startsWith("The output "));
    }
  }
}
