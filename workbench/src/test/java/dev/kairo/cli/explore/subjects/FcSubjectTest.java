package dev.kairo.cli.explore.subjects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.explore.space.Configuration;
import dev.kairo.cli.explore.space.Costs;
import dev.kairo.cli.explore.space.ExplorationSubject;
import dev.kairo.cli.explore.space.Measurement;
import dev.kairo.cli.explore.space.Space;
import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layers as they are explored: what is predicted beside what is measured and generated. */
class FcSubjectTest {
  private static List<String> measured(ExplorationSubject subject, List<String> words) {
    List<String> measured = new ArrayList<>();
    Space space = Space.of(subject, words);
    for (Configuration configuration : space.configurations()) {
      Costs predicted = subject.estimate(configuration);
      Design design = subject.design(configuration);
      try (Simulation simulation = Simulator.create().interpret(design)) {
        Measurement found = subject.measure(configuration, simulation, 4, 1);
        assertEquals(List.of(), found.examples(), configuration::words);
        assertEquals(predicted.intervalCycles(), found.intervalCycles(), configuration::words);
      }
      Resources generated = Estimator.of(design.circuit()).total();
      assertEquals(generated.dsp(), predicted.dsp(), configuration::words);
      assertEquals(generated.bram36(), predicted.bram36(), configuration::words);
      measured.add(space.label(configuration) + " " + predicted.intervalCycles());
    }
    return measured;
  }

  @Test
  void theLastLayerIsExploredWithBothOfItsSoftmaxes() {
    List<String> small =
        List.of("inputs=4", "outputs=12", "N=2,4", "dsps=2", "depth=3", "M=1,2", "format=fp32");
    assertEquals(
        List.of(
            "M=1,N=2,activation=softmax 24",
            "M=1,N=2,activation=softmax-sequential 247",
            "M=1,N=4,activation=softmax 12",
            "M=1,N=4,activation=softmax-sequential 247",
            "M=2,N=2,activation=softmax 12",
            "M=2,N=2,activation=softmax-sequential 247",
            "M=2,N=4,activation=softmax 7",
            "M=2,N=4,activation=softmax-sequential 247"),
        measured(new Fc2Subject(), small));
  }

  @Test
  void otherActivationsCanBeAskedFor() {
    List<String> words =
        List.of("inputs=4", "outputs=12", "N=2", "M=1", "dsps=1", "depth=3,4", "activation=none");
    assertEquals(List.of("depth=3 24", "depth=4 24"), measured(new Fc2Subject(), words));
  }

  @Test
  void everyLayerIsExploredWithItsOwnActivation() {
    assertEquals(448, Space.of(new Fc2Subject(), List.of()).configurations().size());
    Space fc1 = Space.of(new Fc1Subject(), List.of());
    assertEquals(1_104, fc1.configurations().size());
    assertTrue(
        fc1.configurations().stream().allMatch(each -> each.text("activation").equals("relu")));
    assertEquals(
        "A fully connected layer in training, 10 in and 500 errors out, activation softmax or"
            + " softmax-sequential.",
        new Fc2Subject().summary());
  }
}
