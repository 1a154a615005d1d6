package dev.kairo.train.conv.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.mutate.Mistake;
import dev.kairo.hw.mutate.Mutant;
import dev.kairo.hw.mutate.Mutants;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.bench.ConvJob;
import dev.kairo.train.conv.channels.bench.ChannelsBench;
import dev.kairo.train.conv.channels.bench.ChannelsResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bench notices engines that are wrong in one place. */
class ChannelsMutantsTest {
  private static final ChannelsParameters PARAMETERS =
      ChannelsParameters.of(new ChannelsShape(new ConvMap(5, 7, 2), 2, 3))
          .withBiases(1, 2)
          .withBlock(2);
  private static final Circuit ENGINE = Design.of(() -> new ConvChannels(PARAMETERS)).circuit();
  private static final int ALL = 100_000;

  private static boolean noticed(Mutant mutant) {
    List<ConvJob> batches = new ArrayList<>(ConvJob.batches(5, 2));
    batches.add(new ConvJob(ConvWork.STEP, 0));
    return noticed(mutant, batches, 1)
        || noticed(mutant, batches, 3)
        || noticed(mutant, List.of(batches.get(0), batches.get(2)), 1);
  }

  private static boolean noticed(Mutant mutant, List<ConvJob> jobs, int oneOf) {
    Design design = Design.of(mutant.circuit());
    try (Simulation simulation = Simulator.create().interpret(design)) {
      ChannelsResult result = ChannelsBench.runHesitantly(simulation, PARAMETERS, jobs, 1, oneOf);
      ChannelsTiming timing = PARAMETERS.timing();
      return !result.conv().passed()
          || result.conv().passageCycles() != timing.passageCycles()
          || oneOf == 1
              && (result.errorsPassageCycles() != timing.errorsPassageCycles()
                  || result.conv().spans().stream()
                      .anyMatch(span -> span.cycles() != span.expected(timing)));
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
    noticed("ChannelLane.left", Mistake.DROPPED_CASE, 3);
    noticed("ChannelLane.right", Mistake.DROPPED_CASE, 2);
    noticed("ChannelLane.factor", Mistake.DROPPED_CASE, 3);
    noticed("ChannelAim.turned", Mistake.DROPPED_OPERAND, 2);
    noticed("ChannelsWalk.stays", Mistake.DROPPED_OPERAND, 2);
    noticed("InputErrors.left", Mistake.DROPPED_OPERAND, 2);
    noticed("BiasGroup.other", Mistake.EXTRA_REGISTER, 1);
  }

  /** Those that are left make no difference, such as a reset of what is overwritten. */
  @Test
  void mostOfAllMistakesOutsideTheUnitsAreNoticed() {
    List<Mutant> mutants = new ArrayList<>(Mutants.systematic(ENGINE, ALL, 1));
    assertTrue(mutants.size() < ALL);
    mutants.removeIf(mutant -> mutant.name().startsWith("Fp"));
    Collections.shuffle(mutants, new Random(1));
    List<Mutant> some = mutants.subList(0, 60);
    long killed = some.stream().filter(ChannelsMutantsTest::noticed).count();
    assertEquals("60 mutants, 50 noticed", some.size() + " mutants, " + killed + " noticed");
  }
}
