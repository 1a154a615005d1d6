package dev.kairo.hw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Value;
import dev.kairo.hw.pass.Pipeline;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedPort;
import dev.kairo.hw.verilog.VerilogEmitter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A circuit, the circuit after all passes, and its Verilog in Icarus do the same in every cycle of
 * random stimulus. What Icarus calls unknown is not compared, but counted.
 */
class SameMeaningTest {
  private static final int CYCLES = 200;
  private static final int RANDOM_CIRCUITS = 40;

  @TempDir private Path directory;

  private long bits;
  private long unknown;
  private int traced;

  @Test
  void constructsMeanTheSameEverywhere() throws IOException {
    assumeTrue(FourToolGate.missing().isEmpty(), () -> String.join("\n", FourToolGate.missing()));
    for (Circuit circuit : Constructs.all()) {
      if (circuit.clocks().size() < 2 && !circuit.name().equals("Boxed")) {
        compare(circuit, CYCLES);
      }
    }
    assertEquals(23, traced);
    assertTrue(unknown * 10 < bits, unknown + " of " + bits + " bits unknown");
  }

  @Test
  void randomCircuitsMeanTheSameEverywhere() throws IOException {
    assumeTrue(FourToolGate.missing().isEmpty(), () -> String.join("\n", FourToolGate.missing()));
    for (int seed = 0; seed < RANDOM_CIRCUITS; seed++) {
      compare(RandomCircuits.of(seed), CYCLES);
    }
    assertEquals(RANDOM_CIRCUITS, traced);
    assertTrue(unknown * 10 < bits, unknown + " of " + bits + " bits unknown");
  }

  @Test
  void aDifferenceIsSeen() throws IOException {
    assumeTrue(FourToolGate.missing().isEmpty(), () -> String.join("\n", FourToolGate.missing()));
    Circuit circuit = Constructs.arithmetic();
    EmittedDesign design = VerilogEmitter.emit(Constructs.comparisons());
    List<List<Value>> rows = stimulus(design, new Random(1));
    List<String> verilog = new IcarusTrace(design, directory.resolve("other")).run(rows);
    assertNotEquals(verilog, interpreted(circuit, VerilogEmitter.emit(circuit), rows));
  }

  private void compare(Circuit circuit, int cycles) throws IOException {
    EmittedDesign design = VerilogEmitter.emit(circuit);
    List<List<Value>> rows = stimulus(design, new Random(cycles));
    List<String> expected = interpreted(circuit, design, rows);
    String title = Constructs.title(circuit);
    assertEquals(expected, interpreted(Pipeline.forPrinting().apply(circuit), design, rows), title);
    List<String> verilog = new IcarusTrace(design, directory.resolve(title)).run(rows);
    assertEquals(expected.size(), verilog.size(), title);
    for (int i = 0; i < expected.size(); i++) {
      compare(expected.get(i), verilog.get(i), title + " in cycle " + i);
    }
    traced++;
  }

  private void compare(String expected, String verilog, String where) {
    StringBuilder known = new StringBuilder(expected);
    for (int i = 0; i < verilog.length(); i++) {
      if (verilog.charAt(i) == 'x') {
        known.setCharAt(i, 'x');
        unknown++;
      }
    }
    bits += verilog.length();
    assertEquals(known.toString(), verilog, where);
  }

  /** Random rows; resets hold for two cycles, and addresses stay where words were written. */
  private static List<List<Value>> stimulus(EmittedDesign design, Random random) {
    List<List<Value>> rows = new ArrayList<>();
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      List<Value> row = new ArrayList<>();
      for (EmittedPort port : inputs(design)) {
        boolean address = port.name().matches("address.*|wa|ra|at");
        Value value = new Value(port.width(), new BigInteger(port.width(), random));
        boolean reset = port.name().equals("rst");
        boolean rare = reset && random.nextInt(8) > 0;
        // Two ports that write one word at once are nobody's business.
        long port2 = port.name().endsWith("_b") ? 8 : 0;
        long low = address ? value.toLong() & 7 | port2 : rare ? 0 : 1;
        row.add(address || reset ? Value.of(port.width(), cycle < 2 && reset ? 1 : low) : value);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<EmittedPort> inputs(EmittedDesign design) {
    List<String> clocks = design.clocks().stream().map(ClockPort::name).toList();
    return design.ports().stream()
        .filter(port -> port.direction() == EmittedPort.Direction.INPUT)
        .filter(port -> !clocks.contains(port.name()))
        .toList();
  }

  private static List<String> interpreted(
      Circuit circuit, EmittedDesign design, List<List<Value>> rows) {
    Interpreter interpreter = Interpreter.of(circuit, 7);
    List<EmittedPort> inputs = inputs(design);
    List<String> trace = new ArrayList<>();
    for (List<Value> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        String name = inputs.get(i).name();
        if (interpreter.inputs().stream().anyMatch(port -> port.name().equals(name))) {
          interpreter.set(name, row.get(i));
        }
      }
      StringBuilder outputs = new StringBuilder();
      for (EmittedPort port : design.ports()) {
        if (port.direction() == EmittedPort.Direction.OUTPUT) {
          Value value = interpreter.get(port.name());
          outputs.append(IcarusTrace.binary(value));
        }
      }
      trace.add(outputs.toString());
      interpreter.step();
    }
    return trace;
  }
}
