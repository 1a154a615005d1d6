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

  @Test
  void strictSamplesAreExact() {
    expect(small(), TrainingJob.strict(3));
  }

  @Test
  void batchesAreExact() {
    expect(small(), TrainingJob.batches(4, 3));
  }
}
