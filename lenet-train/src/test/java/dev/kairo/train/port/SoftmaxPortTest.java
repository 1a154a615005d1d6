package dev.kairo.train.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.port.bench.AxiBench;
import dev.kairo.train.port.bench.AxiHost;
import dev.kairo.train.port.bench.Pace;
import dev.kairo.train.port.bench.StdmBench;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import dev.kairo.train.softmax.SoftmaxKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Logits and labels through both ports, against both golden models. */
class SoftmaxPortTest {
  private static final int SAMPLES = 8;

  /** Odd and even rows, layers quicker and slower than their words, a narrow format. */
  private static List<PortLayer> layers() {
    return Stream.of(
            FcParameters.of(4, 12, 2, 2),
            FcParameters.of(5, 9, 1, 3),
            FcParameters.of(3, 30, 3, 5).withReduction(3),
            FcParameters.of(10, 20, 1, 2),
            FcParameters.of(6, 12, 2, 2, FpFormat.BF16))
        .flatMap(
            layer ->
                Stream.of(SoftmaxKind.values())
                    .map(kind -> PortLayer.of(SoftmaxBackwardParameters.of(kind, layer))))
        .toList();
  }

  private static FcResult stdm(PortLayer layer, Pace arrivals, Pace grants) {
    Design design = Design.of(() -> new StdmFcEngine(layer));
    assertEquals(List.of(), design.lint());
    try (Simulation simulation = Simulator.create().interpret(design)) {
      return StdmBench.run(simulation, layer, SAMPLES, arrivals, grants, 1);
    }
  }

  private static FcResult axi(PortLayer layer, int dataBits, Pace sends, Pace takes) {
    Design design = Design.of(() -> new AxiFcEngine(layer, dataBits));
    assertEquals(List.of(), design.lint());
    try (Simulation simulation = Simulator.create().interpret(design)) {
      AxiHost host = new AxiHost(simulation, sends, takes, Pace.every(1));
      return AxiBench.run(simulation, layer, dataBits, SAMPLES, host, 1);
    }
  }

  /** Words compared where rows are filled up with zeros, which count. */
  private static long words(PortLayer layer, int padding) {
    int outputs = Transfer.words(layer.core().outputs(), padding) * padding;
    int inputs = Transfer.words(layer.core().inputs(), padding) * padding;
    return (SAMPLES + 2L) * outputs + inputs + (long) layer.core().inputs() * outputs;
  }

  private static void expect(PortLayer layer, int numbersInWord, long words, FcResult result) {
    assertEquals("", result.first().orElse(""), layer::toString);
    assertEquals(words, result.words(), layer::toString);
    assertEquals(
        Transfer.of(layer, numbersInWord).intervalCycles(),
        result.intervalCycles().orElseThrow(),
        () -> result.intervals() + " of " + layer);
  }

  @Test
  void theIntervalIsTheFormulaOnEveryPort() {
    List<Integer> intervals = new ArrayList<>();
    for (PortLayer layer : layers()) {
      expect(layer, 2, words(layer, 1), stdm(layer, Pace.every(1), Pace.every(1)));
      for (int dataBits : new int[] {32, 64}) {
        int numbers = dataBits / 32;
        FcResult result = axi(layer, dataBits, Pace.every(1), Pace.every(1));
        expect(layer, numbers, words(layer, numbers), result);
      }
      intervals.add(Transfer.of(layer, 2).intervalCycles());
    }
    assertEquals(List.of(247, 12, 308, 15, 186, 18, 613, 100, 273, 18), intervals);
  }

  @Test
  void stallsChangeNoWord() {
    for (PortLayer layer : layers()) {
      assertEquals(
          "", stdm(layer, Pace.sometimes(50, 1), Pace.sometimes(60, 2)).first().orElse(""));
      assertEquals(
          "", axi(layer, 64, Pace.sometimes(60, 1), Pace.sometimes(40, 2)).first().orElse(""));
    }
  }

  /** Whether a word is lost when a sample's words come at once, a sample each so many cycles. */
  private static boolean loses(PortLayer layer, int cycles) {
    List<StdmWord> sample =
        new ArrayList<>(StdmWord.row(WordKind.ERRORS, new long[layer.core().inputs()]));
    sample.addAll(StdmWord.row(WordKind.LABELS, new long[1]));
    sample.addAll(StdmWord.row(WordKind.ACTIVATIONS, new long[layer.core().outputs()]));
    Design design = Design.of(() -> new StdmFcEngine(layer));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      simulation.in("grant").set(1);
      simulation.in("arriving").set(BigInteger.ZERO);
      simulation.reset("rst", 3);
      for (int i = 0; i < 30; i++) {
        for (StdmWord word : sample) {
          simulation.in("arriving").set(word.encode());
          simulation.step();
        }
        simulation.in("arriving").set(BigInteger.ZERO);
        simulation.step(cycles - sample.size());
      }
      assertFalse(simulation.out("misplaced").isHigh(), layer::toString);
      return simulation.out("overflow").isHigh();
    }
  }

  @Test
  void aSenderThatKeepsToTheIntervalLosesNoWord() {
    for (PortLayer layer : layers()) {
      Transfer transfer = Transfer.of(layer, 2);
      assertFalse(loses(layer, transfer.intervalCycles()), layer::toString);
      if (transfer.coreCycles() > 2 * transfer.arrivingWords()) {
        assertTrue(loses(layer, transfer.intervalCycles() / 2), layer::toString);
      }
    }
  }

  @Test
  void anotherSoftmaxIsSeen() {
    FcParameters core = FcParameters.of(4, 12, 2, 2);
    PortLayer layer = PortLayer.of(SoftmaxBackwardParameters.of(SoftmaxKind.PIPELINED, core));
    Design without = Design.of(() -> new StdmFcEngine(core));
    try (Simulation simulation = Simulator.create().interpret(without)) {
      assertFalse(
          StdmBench.run(simulation, layer, SAMPLES, Pace.every(1), Pace.every(1), 1).passed());
    }
  }

  @Test
  void aLabelTooWideForANumberIsRefused() {
    FcParameters core = FcParameters.of(100, 8, 1, 1, FpFormat.of("e3m2"));
    assertEquals(
        "A label of 7 bits has no place in a number of 6; choose a wider format.",
        assertThrows(
                IllegalArgumentException.class,
                () -> PortLayer.of(SoftmaxBackwardParameters.of(SoftmaxKind.PIPELINED, core)))
            .getMessage());
  }
}
