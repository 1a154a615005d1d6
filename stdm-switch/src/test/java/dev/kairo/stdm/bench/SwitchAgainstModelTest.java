package dev.kairo.stdm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.stdm.StdmSwitch;
import dev.kairo.stdm.SwitchOptions;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.ValidBit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Random tables, traffic and reconfigurations: the circuit equals the model in every cycle. */
class SwitchAgainstModelTest {
  private static final int CYCLES = 1_500;

  @Test
  void circuitAndModelAreEqualForEveryCombination() {
    List<SwitchParameters> combinations = combinations();
    long left = 0;
    long changes = 0;
    for (SwitchParameters parameters : combinations) {
      Design design = Design.of(() -> new StdmSwitch(parameters));
      Interpreter interpreter = Interpreter.of(design.circuit(), parameters.hashCode());
      BenchResult result =
          new SwitchBench(new InterpretedPins(interpreter, parameters), parameters, 1).run(CYCLES);
      assertEquals(Optional.empty(), result.first(), parameters::toString);
      assertEquals(0, result.mismatches());
      left += result.left();
      changes += result.changes();
    }
    assertEquals(240, combinations.size());
    assertTrue(left > 400_000, "only " + left + " words left");
    assertTrue(changes > 6_000, "only " + changes + " table changes");
  }

  private static List<SwitchParameters> combinations() {
    List<SwitchParameters> combinations = new ArrayList<>();
    int[] widths = {2, 9, 32, 33, 64, 65, 85};
    for (int ports : new int[] {2, 3, 5, 8}) {
      for (int slots : new int[] {1, 2, 3, 4, 7}) {
        for (boolean interchange : new boolean[] {false, true}) {
          for (int ejections : new int[] {1, 3}) {
            for (int hold : new int[] {1, 2, 3}) {
              int index = combinations.size();
              ValidBit valid = ValidBit.values()[index / 2 % 2];
              combinations.add(
                  new SwitchParameters(
                      ports,
                      slots,
                      widths[index % widths.length],
                      new SwitchOptions(interchange, ejections, hold, valid)));
            }
          }
        }
      }
    }
    return combinations;
  }

  @Test
  void aLongRunOfTheLargestFrame() {
    SwitchParameters parameters =
        new SwitchParameters(4, 127, 8, SwitchOptions.DEFAULT.withInterchange());
    Design design = Design.of(() -> new StdmSwitch(parameters));
    Interpreter interpreter = Interpreter.of(design.circuit(), 3);
    BenchResult result =
        new SwitchBench(new InterpretedPins(interpreter, parameters), parameters, 2).run(20_000);
    assertEquals(Optional.empty(), result.first());
    assertTrue(result.changes() > 10 && result.left() > 2_000, result::toString);
  }

  @Test
  void theHarnessInterpretsASwitchAsWell() {
    Design design = Design.of(() -> new StdmSwitch(SwitchParameters.FIC));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      BenchResult result = SwitchBench.of(simulation, SwitchParameters.FIC, 5).run(2_000);
      assertEquals(Optional.empty(), result.first());
      assertTrue(result.left() > 500, result::toString);
    }
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    Design design = Design.of(() -> new StdmSwitch(SwitchParameters.PAPER));
    List<BenchResult> results = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Interpreter interpreter = Interpreter.of(design.circuit(), i);
      results.add(
          new SwitchBench(
                  new InterpretedPins(interpreter, SwitchParameters.PAPER),
                  SwitchParameters.PAPER,
                  11)
              .run(300));
    }
    assertEquals(results.get(0), results.get(1));
  }

  @Test
  void aDifferenceIsSeenAndToldOnceACycle() {
    Design design = Design.of(() -> new StdmSwitch(SwitchParameters.PAPER));
    SwitchPins pins = new InterpretedPins(Interpreter.of(design.circuit(), 1), PAPER);
    SwitchPins wrong = new SwappedOutputs(pins);
    BenchResult result = new SwitchBench(wrong, PAPER, 1).run(1_000);
    assertTrue(result.mismatches() > 100 && result.mismatches() <= 1_000, result::toString);
    assertTrue(
        result.first().orElseThrow().matches("After cycle \\d+ out[01] is .* the model says .*"),
        result::toString);
  }

  private static final SwitchParameters PAPER = SwitchParameters.PAPER;

  /** A switch whose first two outputs are exchanged. */
  private record SwappedOutputs(SwitchPins pins) implements SwitchPins {
    private static int swapped(int output) {
      return output < 2 ? 1 - output : output;
    }

    @Override
    public void reset() {
      pins.reset();
    }

    @Override
    public void present(int port, int[] word) {
      pins.present(port, word);
    }

    @Override
    public void absent(int port) {
      pins.absent(port);
    }

    @Override
    public void bus(boolean write, boolean read, int address, int data) {
      pins.bus(write, read, address, data);
    }

    @Override
    public void board(int linkUp, int boardId, int userAnswer) {
      pins.board(linkUp, boardId, userAnswer);
    }

    @Override
    public void step() {
      pins.step();
    }

    @Override
    public boolean valid(int output) {
      return pins.valid(swapped(output));
    }

    @Override
    public int[] word(int output) {
      return pins.word(swapped(output));
    }

    @Override
    public int value(String output) {
      return pins.value(output);
    }
  }
}
