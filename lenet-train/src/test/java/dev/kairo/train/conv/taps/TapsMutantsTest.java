package dev.kairo.train.conv.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.mutate.Mistake;
import dev.kairo.hw.mutate.Mutant;
import dev.kairo.hw.mutate.Mutants;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.conv.bench.ConvJob;
import dev.kairo.train.conv.bench.ConvResult;
import dev.kairo.train.conv.taps.bench.TapsBench;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bench notices engines that are wrong in one place. */
class TapsMutantsTest {
  private static final TapsParameters PARAMETERS = TapsParameters.of(new TapsShape(7, 9, 2, 2), 6);
  private static final Circuit ENGINE = Design.of(() -> new ConvTaps(PARAMETERS)).circuit();
  private static final int ALL = 100_000;

  private static boolean noticed(Mutant mutant) {
    List<ConvJob> batches = ConvJob.batches(5, 2);
    return noticed(mutant, batches, 1)
        || noticed(mutant, batches, 3)
        || noticed(mutant, batches.subList(0, 1), 1)
        || noticed(mutant, List.of(batches.get(0), batches.get(2)), 1);
  }

  private static boolean noticed(Mutant mutant, List<ConvJob> jobs, int oneOf) {
    Design design = Design.of(mutant.circuit());
    try (Simulation simulation = Simulator.create().interpret(design)) {
      ConvResult result = TapsBench.runHesitantly(simulation, PARAMETERS, jobs, 1, oneOf);
      TapsTiming timing = PARAMETERS.timing();
      return !result.passed()
          || result.passageCycles() != timing.passageCycles()
          || oneOf == 1
              && result.spans().stream().anyMatch(span -> span.cycles() != span.expected(timing));
    }
  }

  private static void noticed(String net, Mistake mistake, int count) {
    List<Mutant> mutants = Mutants.at(ENGINE, net, mistake);
    assertEquals(count, mutants.size());
    for (Mutant mutant : mutants) {
      assertTrue(noticed(mutant), mutant::toString);
    }
  }

  @Test
  void mistakesThatAreEasilyMadeAreNoticed() {
    noticed("PoolMaximum.wins", Mistake.OTHER_OPERATOR, 1);
    noticed("TapsImage.upper", Mistake.DROPPED_OPERAND, 2);
    noticed("TapsImage.lower", Mistake.DROPPED_OPERAND, 2);
    noticed("TapsSchedule.is_cell", Mistake.MISSING_INVERSION, 1);
    noticed("TapsSchedule.place", Mistake.EXTRA_REGISTER, 1);
    noticed("conv_taps.collects", Mistake.DROPPED_OPERAND, 2);
    noticed("TapsProduct.chosen_factor", Mistake.DROPPED_CASE, 3);
    noticed("TapsProduct.chosen_pixel", Mistake.DROPPED_CASE, 3);
    noticed("TapsSum.a", Mistake.DROPPED_CASE, 3);
    noticed("TapsSum.b", Mistake.DROPPED_CASE, 3);
  }

  /** Those that are left make no difference, such as a reset of what is overwritten. */
  @Test
  void mostOfAllMistakesOutsideTheUnitsAreNoticed() {
    List<Mutant> mutants = new ArrayList<>(Mutants.systematic(ENGINE, ALL, 1));
    assertTrue(mutants.size() < ALL);
    mutants.removeIf(mutant -> mutant.name().startsWith("Fp"));
    Collections.shuffle(mutants, new Random(1));
    List<Mutant> some = mutants.subList(0, 120);
    long killed = some.stream().filter(TapsMutantsTest::noticed).count();
    assertEquals("120 mutants, 112 noticed", some.size() + " mutants, " + killed + " noticed");
  }
}
