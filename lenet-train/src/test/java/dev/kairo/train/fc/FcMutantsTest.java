package dev.kairo.train.fc;

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
import dev.kairo.train.fc.bench.FcBench;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.fc.bench.FcStressBench;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Engines with one mistake in them: the benches notice every one that makes a difference. */
class FcMutantsTest {
  private static final FpFormat BF16 = FpFormat.of("e8m7");

  /** Three lanes by two, with sums that wait in a memory and a ReLU in front. */
  private static final FcParameters USUAL = FcParameters.of(9, 24, 3, 2, BF16).withRelu();

  /** So small that samples wait for their own weights and biases. */
  private static final FcParameters WAITING = FcParameters.of(2, 3, 1, 1, BF16).withLatencies(4, 3);

  private static final int SAMPLES = 2;
  private static final int STRESS_SAMPLES = 5;
  private static final long STRESS_SEEDS = 3;

  private static Circuit engine(FcParameters parameters) {
    return Design.of(() -> new FcBackward(parameters)).circuit();
  }

  private interface Run {
    FcResult of(Simulation simulation);
  }

  private static boolean right(Circuit circuit, Run run) {
    try (Simulation simulation = Simulator.create().interpret(Design.of(circuit))) {
      return run.of(simulation).passed();
    }
  }

  /** The steady bench first, because it is quick; then the one that leaves nothing in peace. */
  private static boolean noticed(Circuit circuit, FcParameters parameters) {
    return !right(circuit, simulation -> FcBench.run(simulation, parameters, SAMPLES, 1))
        || LongStream.rangeClosed(1, STRESS_SEEDS)
            .anyMatch(
                seed ->
                    !right(
                        circuit,
                        simulation ->
                            FcStressBench.run(simulation, parameters, STRESS_SAMPLES, seed)));
  }

  @Test
  void anEngineWithoutMistakesPasses() {
    for (FcParameters parameters :
        List.of(USUAL, WAITING, USUAL.withReduction(3), FcParameters.of(6, 12, 2, 2))) {
      assertTrue(!noticed(engine(parameters), parameters), parameters::toString);
    }
  }

  /** The floating-point units inside have a test of their own, which knows them better. */
  private static boolean own(Mutant mutant) {
    return !mutant.name().startsWith("Fp");
  }

  @Test
  void everyMistakeInTheEngineIsNoticedOrExplained() throws IOException {
    List<Mutant> mutants =
        Mutants.systematic(engine(USUAL), Integer.MAX_VALUE, 1).stream()
            .filter(FcMutantsTest::own)
            .toList();
    List<String> left =
        mutants.parallelStream()
            .filter(mutant -> !noticed(mutant.circuit(), USUAL))
            .map(Mutant::name)
            .sorted()
            .toList();
    Map<String, List<String>> explained = explained();
    assertEquals(
        String.join("\n", explained.values().stream().flatMap(List::stream).sorted().toList()),
        String.join("\n", left));
    assertEquals(
        "1346 mutants, 1298 noticed, 48 left for 10 reasons",
        "%d mutants, %d noticed, %d left for %d reasons"
            .formatted(
                mutants.size(), mutants.size() - left.size(), left.size(), explained.size()));
  }

  /** Why some mistakes make no difference, and which do not. */
  private static Map<String, List<String>> explained() throws IOException {
    Map<String, List<String>> names = new TreeMap<>();
    List<String> current = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("# ")) {
        current = new ArrayList<>();
        names.put(line, current);
      } else {
        current.add(line);
      }
    }
    return names;
  }

  private static List<String> lines() throws IOException {
    try (InputStream stream = FcMutantsTest.class.getResourceAsStream("mutants-left.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** A line of the list: the kind, the net, and how many mistakes were noticed there. */
  private static String seen(String kind, FcParameters parameters, String net, Mistake mistake) {
    List<Mutant> mutants = Mutants.at(engine(parameters), net, mistake);
    List<Mutant> unseen =
        mutants.stream().filter(mutant -> !noticed(mutant.circuit(), parameters)).toList();
    return "%-14s %-28s %-16s %d of %d"
        .formatted(kind, net, mistake, mutants.size() - unseen.size(), mutants.size());
  }

  @Test
  void theMistakesThatEnginesAreFearedForAreNoticed() {
    List<String> list =
        List.of(
            seen("dropped carry", USUAL, "FpAdder.total", Mistake.DROPPED_OPERAND),
            seen("dropped carry", USUAL, "FpAdder.rounded", Mistake.DROPPED_OPERAND),
            seen("dropped carry", USUAL, "FpMultiplier.rounded", Mistake.DROPPED_OPERAND),
            seen("wrong rounding", USUAL, "FpAdder.up", Mistake.STUCK_AT_ZERO),
            seen("wrong rounding", USUAL, "FpAdder.up", Mistake.OTHER_OPERATOR),
            seen("wrong rounding", USUAL, "FpAdder.sticky", Mistake.STUCK_AT_ZERO),
            seen("wrong rounding", USUAL, "FpMultiplier.up", Mistake.STUCK_AT_ZERO),
            seen("wrong rounding", USUAL, "FpMultiplier.up", Mistake.OTHER_OPERATOR),
            seen("swapped bank", USUAL, "fc_backward.column0", Mistake.SWAPPED_INPUTS),
            seen("swapped bank", USUAL, "FcColumn.bank0", Mistake.SWAPPED_INPUTS),
            seen("swapped bank", USUAL, "FcColumn.rotatingSum", Mistake.SWAPPED_INPUTS),
            seen("swapped bank", USUAL, "fc_backward.row", Mistake.SWAPPED_PARTS),
            seen("lost forward", USUAL, "RotatingSum.running", Mistake.STUCK_CHOICE),
            seen("lost forward", USUAL, "RotatingSum.sums", Mistake.LOST_WRITE),
            seen("lost forward", USUAL, "UpdateLane.weight_delayed1", Mistake.MISSING_REGISTER),
            seen("lost forward", USUAL, "WeightBank.weights", Mistake.LOST_WRITE),
            seen("lost wait", WAITING, "fc_backward.count_free", Mistake.STUCK_AT_ONE),
            seen("lost wait", WAITING, "StepCount.since", Mistake.STUCK_AT_ZERO),
            seen("lost wait", WAITING, "ErrorIntake.rest", Mistake.STUCK_AT_ZERO),
            seen("lost wait", WAITING, "ErrorIntake.accept", Mistake.DROPPED_OPERAND));
    assertEquals(
        """
        dropped carry  FpAdder.total                DROPPED_OPERAND  2 of 2
        dropped carry  FpAdder.rounded              DROPPED_OPERAND  2 of 2
        dropped carry  FpMultiplier.rounded         DROPPED_OPERAND  4 of 4
        wrong rounding FpAdder.up                   STUCK_AT_ZERO    1 of 1
        wrong rounding FpAdder.up                   OTHER_OPERATOR   1 of 1
        wrong rounding FpAdder.sticky               STUCK_AT_ZERO    1 of 1
        wrong rounding FpMultiplier.up              STUCK_AT_ZERO    4 of 4
        wrong rounding FpMultiplier.up              OTHER_OPERATOR   4 of 4
        swapped bank   fc_backward.column0          SWAPPED_INPUTS   51 of 51
        swapped bank   FcColumn.bank0               SWAPPED_INPUTS   1 of 1
        swapped bank   FcColumn.rotatingSum         SWAPPED_INPUTS   4 of 4
        swapped bank   fc_backward.row              SWAPPED_PARTS    1 of 1
        lost forward   RotatingSum.running          STUCK_CHOICE     2 of 2
        lost forward   RotatingSum.sums             LOST_WRITE       1 of 1
        lost forward   UpdateLane.weight_delayed1   MISSING_REGISTER 1 of 1
        lost forward   WeightBank.weights           LOST_WRITE       1 of 1
        lost wait      fc_backward.count_free       STUCK_AT_ONE     1 of 1
        lost wait      StepCount.since              STUCK_AT_ZERO    2 of 2
        lost wait      ErrorIntake.rest             STUCK_AT_ZERO    3 of 3
        lost wait      ErrorIntake.accept           DROPPED_OPERAND  2 of 2""",
        String.join("\n", list));
  }
}
