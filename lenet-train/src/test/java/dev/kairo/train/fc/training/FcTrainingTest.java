package dev.kairo.train.fc.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.training.bench.TrainingBench;
import dev.kairo.train.fc.training.bench.TrainingJob;
import dev.kairo.train.fc.training.bench.TrainingResult;
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
      assertEquals(15, expect(parameters, EVERY_CHANGE).size(), parameters::toString);
    }
  }

  @Test
  void strictSamplesAreExact() {
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
  void batchesAreExact() {
    expect(small(), TrainingJob.batches(4, 3));
    expect(layer(20, 10, 1, 4), TrainingJob.batches(7, 2));
  }
}
