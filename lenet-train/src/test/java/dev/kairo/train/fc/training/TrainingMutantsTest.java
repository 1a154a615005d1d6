package dev.kairo.train.fc.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.mutate.Mistake;
import dev.kairo.hw.mutate.Mutant;
import dev.kairo.hw.mutate.Mutants;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.training.bench.TrainingBench;
import dev.kairo.train.fc.training.bench.TrainingJob;
import dev.kairo.train.fc.training.bench.TrainingResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bench notices engines that are wrong in one place. */
class TrainingMutantsTest {
  private static final TrainingParameters PARAMETERS =
      TrainingParameters.of(new TrainingShape(10, 20, 2, 2), FpFormat.BF16).withRelu();
  private static final Circuit ENGINE = Design.of(() -> new FcTraining(PARAMETERS)).circuit();
  private static final int ALL = 100_000;

  private static boolean noticed(Mutant mutant) {
    List<TrainingJob> batches = TrainingJob.batches(8, 3);
    return noticed(mutant, batches, 1)
        || noticed(mutant, TrainingJob.strict(5), 1)
        || noticed(mutant, batches.subList(0, 5), 12);
  }

  private static boolean noticed(Mutant mutant, List<TrainingJob> jobs, int oneOf) {
    Design design = Design.of(mutant.circuit());
    try (Simulation simulation = Simulator.create().interpret(design)) {
      TrainingResult result =
          TrainingBench.runHesitantly(simulation, PARAMETERS, jobs, oneOf, oneOf);
      TrainingTiming timing = PARAMETERS.timing();
      return !result.passed()
          || result.outputCycles() != timing.outputCycles()
          || oneOf == 1 && result.errorCycles() != timing.errorCycles()
          || oneOf == 1
              && result.spans().stream().anyMatch(span -> span.cycles() != span.expected(timing));
    }
  }

  private static void noticed(String net, Mistake mistake, int count) {
    List<Mutant> mutants = Mutants.at(ENGINE, net, mistake);
    assertEquals(count, mutants.size(), net);
    for (Mutant mutant : mutants) {
      assertTrue(noticed(mutant), mutant::toString);
    }
  }

  @Test
  void mistakesThatAreEasilyMadeAreNoticed() {
    noticed("TrainingLoops.inner", Mistake.EXTRA_REGISTER, 1);
    noticed("fc_training.weight_address", Mistake.SWAPPED_CHOICE, 1);
    noticed("fc_training.other_address", Mistake.SWAPPED_CHOICE, 1);
    noticed("fc_training.gradient_address", Mistake.SWAPPED_CHOICE, 1);
    noticed("fc_training.input_address", Mistake.SWAPPED_CHOICE, 1);
    noticed("fc_training.column_choice", Mistake.SWAPPED_CHOICE, 1);
    noticed("fc_training.change_choice", Mistake.SWAPPED_CHOICE, 1);
    noticed("fc_training.factor_choice", Mistake.SWAPPED_CHOICE, 2);
    noticed("TrainingBiases.unscaled", Mistake.DROPPED_CASE, 2);
  }

  /** Those that are left make no difference, such as a reset of what is overwritten. */
  @Test
  void mostOfAllMistakesOutsideTheUnitsAreNoticed() {
    List<Mutant> mutants = new ArrayList<>(Mutants.systematic(ENGINE, ALL, 1));
    assertTrue(mutants.size() < ALL);
    mutants.removeIf(mutant -> mutant.name().startsWith("Fp"));
    Collections.shuffle(mutants, new Random(1));
    List<Mutant> some = mutants.subList(0, 80);
    long killed = some.stream().filter(TrainingMutantsTest::noticed).count();
    assertEquals("80 mutants, 73 noticed", some.size() + " mutants, " + killed + " noticed");
  }
}
