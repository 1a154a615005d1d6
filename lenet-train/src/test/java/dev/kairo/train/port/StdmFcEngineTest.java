package dev.kairo.train.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.FcLegality;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.port.bench.Pace;
import dev.kairo.train.port.bench.StdmBench;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine on the switch's port against the golden model, word by word. */
class StdmFcEngineTest {
  private static final int SAMPLES = 8;

  /** Even and odd columns, one column, odd rows, narrow formats, a tree, and a ReLU. */
  private static final List<FcParameters> LAYERS =
      List.of(
          FcParameters.of(6, 12, 2, 2),
          FcParameters.of(6, 12, 1, 4).withRelu(),
          FcParameters.of(4, 9, 2, 3),
          FcParameters.of(5, 7, 1, 1).withRelu(),
          FcParameters.of(20, 4, 1, 1),
          FcParameters.of(2, 30, 2, 5),
          FcParameters.of(12, 6, 4, 2).withReduction(4),
          FcParameters.of(1, 4, 1, 1),
          FcParameters.of(6, 12, 2, 2, FpFormat.BF16).withRelu());

  private static Simulation interpreted(FcParameters parameters) {
    Design design = Design.of(() -> new StdmFcEngine(parameters));
    assertEquals(List.of(), design.lint());
    return Simulator.create().interpret(design);
  }

  private static FcResult run(FcParameters parameters, Pace arrivals, Pace grants) {
    try (Simulation simulation = interpreted(parameters)) {
      FcResult result = StdmBench.run(simulation, parameters, SAMPLES, arrivals, grants, 1);
      expectExact(parameters, result);
      return result;
    }
  }

  private static void expectExact(FcParameters parameters, FcResult result) {
    assertEquals("", result.first().orElse(""), parameters::toString);
    assertEquals(
        (result.samples() + 2L) * parameters.outputs()
            + (long) parameters.inputs() * (parameters.outputs() + 1),
        result.words());
  }

  private static void expectInterval(int cycles, FcParameters parameters, FcResult result) {
    assertEquals(
        Collections.nCopies(result.samples() - 1, (long) cycles),
        result.intervals(),
        parameters::toString);
  }

  @Test
  void theIntervalIsTheFormula() {
    for (FcParameters parameters : LAYERS) {
      FcResult result = run(parameters, Pace.every(1), Pace.every(1));
      expectInterval(Transfer.of(PortLayer.of(parameters), 2).intervalCycles(), parameters, result);
    }
  }

  @Test
  void everyLegalPairOfASmallLayerKeepsTheFormula() {
    int legal = 0;
    for (int m : FcLegality.divisors(6)) {
      for (int n : FcLegality.divisors(12)) {
        for (int reduction : FcLegality.divisors(m)) {
          if (FcLegality.legal(6, 12, m, n, reduction, 3)) {
            FcParameters parameters = FcParameters.of(6, 12, m, n).withReduction(reduction);
            FcResult result = run(parameters, Pace.every(1), Pace.every(1));
            expectInterval(
                Transfer.of(PortLayer.of(parameters), 2).intervalCycles(), parameters, result);
            legal++;
          }
        }
      }
    }
    assertEquals(22, legal);
  }

  /** The core of 2 x 30 takes 7 cycles, its 16 words come in 16, and its 15 words leave in 15. */
  @Test
  void aSlowLinkSetsTheInterval() {
    FcParameters parameters = FcParameters.of(2, 30, 2, 5);
    Transfer transfer = Transfer.of(PortLayer.of(parameters), 2);
    assertEquals(new Transfer(16, 15, 7), transfer);
    assertEquals(32, transfer.intervalCycles(2, 1));
    assertEquals(45, transfer.intervalCycles(1, 3));
    expectInterval(32, parameters, run(parameters, Pace.every(2), Pace.every(1)));
    expectInterval(45, parameters, run(parameters, Pace.every(1), Pace.every(3)));
  }

  @Test
  void stallsChangeNoWord() {
    for (FcParameters parameters : LAYERS) {
      run(parameters, Pace.sometimes(50, 1), Pace.sometimes(60, 2));
      run(parameters, Pace.sometimes(90, 3), Pace.sometimes(15, 4));
    }
  }

  @Test
  void aCompiledEngineIsExactOverManySamples() {
    FcParameters parameters = FcParameters.of(20, 48, 2, 4).withRelu();
    Design design = Design.of(() -> new StdmFcEngine(parameters));
    try (Simulation simulation = Simulator.create().of(design)) {
      FcResult result = StdmBench.run(simulation, parameters, 50, Pace.every(1), Pace.every(1), 1);
      expectExact(parameters, result);
      expectInterval(Transfer.of(PortLayer.of(parameters), 2).intervalCycles(), parameters, result);
    }
  }

  @Test
  void aWrongNumberIsSeen() {
    FcParameters engine = FcParameters.of(6, 12, 2, 2);
    try (Simulation simulation = interpreted(engine)) {
      FcResult result =
          StdmBench.run(
              simulation, engine.withReduction(2), SAMPLES, Pace.every(1), Pace.every(1), 1);
      assertFalse(result.passed());
      assertTrue(result.first().orElseThrow().startsWith("The number"), result.first()::toString);
    }
  }

  private static void send(Simulation simulation, List<StdmWord> words) {
    for (StdmWord word : words) {
      simulation.in("arriving").set(word.encode());
      simulation.step();
    }
    simulation.in("arriving").set(BigInteger.ZERO);
    simulation.settle();
  }

  private static boolean flag(Simulation simulation, String name) {
    simulation.settle();
    return simulation.out(name).isHigh();
  }

  /** Whether a word is lost when a sample's words come at once, a sample each so many cycles. */
  private static boolean loses(FcParameters parameters, int cycles) {
    List<StdmWord> sample =
        new ArrayList<>(StdmWord.row(WordKind.ERRORS, new long[parameters.inputs()]));
    if (parameters.relu()) {
      sample.addAll(StdmWord.row(WordKind.OUTPUTS, new long[parameters.inputs()]));
    }
    sample.addAll(StdmWord.row(WordKind.ACTIVATIONS, new long[parameters.outputs()]));
    try (Simulation simulation = interpreted(parameters)) {
      simulation.in("grant").set(1);
      simulation.in("arriving").set(BigInteger.ZERO);
      simulation.reset("rst", 3);
      // A cycle too few for each sample shows once the places of all samples are used up.
      for (int i = 0; i < 6 * cycles && !flag(simulation, "overflow"); i++) {
        send(simulation, sample);
        simulation.step(cycles - sample.size());
      }
      return flag(simulation, "overflow");
    }
  }

  @Test
  void aSenderThatKeepsToTheIntervalLosesNoWord() {
    int faster = 0;
    for (FcParameters parameters : LAYERS) {
      Transfer transfer = Transfer.of(PortLayer.of(parameters), 2);
      assertFalse(loses(parameters, transfer.intervalCycles()), parameters::toString);
      if (transfer.coreCycles() > transfer.arrivingWords()) {
        assertTrue(loses(parameters, transfer.intervalCycles() - 1), parameters::toString);
        faster++;
      }
    }
    assertEquals(7, faster);
  }

  @Test
  void aWordThatFindsNoPlaceSetsTheFlagUntilItIsCleared() {
    try (Simulation simulation = interpreted(FcParameters.of(6, 12, 2, 2))) {
      simulation.in("grant").set(0);
      simulation.in("arriving").set(BigInteger.ZERO);
      simulation.reset("rst", 3);
      List<StdmWord> row = StdmWord.row(WordKind.ACTIVATIONS, new long[12]);
      int sent = 0;
      while (flag(simulation, "accepts")) {
        send(simulation, List.of(row.get(sent++ % row.size())));
      }
      assertFalse(flag(simulation, "overflow"));
      send(simulation, List.of(row.get(sent % row.size())));
      assertTrue(flag(simulation, "overflow"));
      assertFalse(flag(simulation, "misplaced"));
      send(simulation, List.of(StdmWord.clearFlags()));
      assertFalse(flag(simulation, "overflow"));
      // Two samples in the core, two rows in the queue, one word short of a row being gathered.
      assertEquals(6 + 6 + 12 + 1, sent);
    }
  }

  @Test
  void aWordThatIsNotTheNextOneOfItsRowIsSeen() {
    try (Simulation simulation = interpreted(FcParameters.of(6, 12, 2, 2).withRelu())) {
      simulation.in("grant").set(0);
      simulation.in("arriving").set(BigInteger.ZERO);
      simulation.reset("rst", 3);
      int rows = 0;
      for (WordKind kind :
          List.of(WordKind.ERRORS, WordKind.OUTPUTS, WordKind.ACTIVATIONS, WordKind.WEIGHTS)) {
        boolean wide = kind == WordKind.ACTIVATIONS || kind == WordKind.WEIGHTS;
        List<StdmWord> row = StdmWord.row(kind, new long[wide ? 12 : 6]);
        send(simulation, row);
        assertFalse(flag(simulation, "misplaced"), kind.name());
        send(simulation, List.of(row.get(1)));
        assertTrue(flag(simulation, "misplaced"), kind.name());
        send(simulation, row.subList(2, row.size()));
        send(simulation, List.of(StdmWord.clearFlags()));
        assertFalse(flag(simulation, "misplaced"), kind.name());
        rows++;
      }
      send(simulation, List.of(new StdmWord(WordKind.ERRORS, 5, List.of(1L, 2L))));
      assertTrue(flag(simulation, "misplaced"), "a word that reaches beyond its row");
      assertEquals(4, rows);
    }
  }

  @Test
  void wordsThatALayerHasNoUseForArePassedOver() {
    try (Simulation simulation = interpreted(FcParameters.of(6, 12, 2, 2))) {
      simulation.in("grant").set(1);
      simulation.in("arriving").set(BigInteger.ZERO);
      simulation.reset("rst", 3);
      for (int i = 0; i < 100; i++) {
        send(simulation, List.of(new StdmWord(WordKind.LABELS, 3, List.of(9L))));
        send(simulation, List.of(new StdmWord(WordKind.OUTPUTS, 0, List.of(1L, 2L))));
      }
      assertTrue(flag(simulation, "idle"));
      assertFalse(flag(simulation, "overflow"));
      assertFalse(flag(simulation, "misplaced"));
    }
  }

  @Test
  void aFormatWiderThanAPlaceIsRefused() {
    FcParameters wide = FcParameters.of(6, 12, 2, 2, FpFormat.of("e10m23"));
    assertEquals(
        "Numbers of the format e10m23 have 34 bits and a word's places 32; choose a narrower"
            + " format.",
        assertThrows(IllegalArgumentException.class, () -> new StdmFcEngine(wide)).getMessage());
  }
}
