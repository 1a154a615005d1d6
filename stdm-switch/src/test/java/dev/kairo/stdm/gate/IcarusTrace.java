package dev.kairo.stdm.gate;

import dev.kairo.hw.interpret.InPort;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.interpret.Probe;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedPort;
import dev.kairo.stdm.bench.SwitchPins;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Records every input and output of an interpreted switch, and writes a Verilog bench that plays
 * the inputs to the emitted switch and compares its outputs, unknown bits included.
 */
final class IcarusTrace {
  private final Interpreter interpreter;
  private final EmittedDesign design;
  private final List<Probe> outputs = new ArrayList<>();
  private final List<String> stimulus = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  IcarusTrace(Interpreter interpreter, EmittedDesign design) {
    this.interpreter = interpreter;
    this.design = design;
    for (EmittedPort port : design.ports()) {
      if (port.direction() == EmittedPort.Direction.OUTPUT) {
        outputs.add(interpreter.probe(port.name()));
      }
    }
  }

  /** Pins that record what passes them. */
  SwitchPins recording(SwitchPins pins) {
    return new RecordingPins(pins, this);
  }

  private void reset() {
    interpreter.set("rst", 1);
    step();
    interpreter.set("rst", 0);
  }

  private void step() {
    BigInteger in = BigInteger.ZERO;
    for (InPort input : interpreter.inputs()) {
      in = in.shiftLeft(input.width()).or(input.get().bits());
    }
    interpreter.step();
    BigInteger out = BigInteger.ZERO;
    for (Probe output : outputs) {
      out = out.shiftLeft(output.width()).or(output.get().bits());
    }
    stimulus.add(in.toString(16));
    expected.add(out.toString(16));
  }

  String stimulus() {
    return String.join("\n", stimulus) + "\n";
  }

  String expected() {
    return String.join("\n", expected) + "\n";
  }

  /** The bench; it prints the cycles and the mismatches. */
  String bench() {
    int inBits = interpreter.inputs().stream().mapToInt(InPort::width).sum();
    int outBits = outputs.stream().mapToInt(Probe::width).sum();
    StringBuilder ports = new StringBuilder(".clk(clk)");
    int at = inBits;
    for (InPort input : interpreter.inputs()) {
      at -= input.width();
      ports.append(connection(input.name(), "now", at, input.width()));
    }
    at = outBits;
    for (Probe output : outputs) {
      at -= output.width();
      ports.append(connection(output.path(), "found", at, output.width()));
    }
    return """
    module Bench;
      reg clk = 0;
      reg [%d:0] stimulus [0:%d];
      reg [%d:0] expected [0:%d];
      reg [%d:0] now;
      wire [%d:0] found;
      integer i, wrong;
      %s dut (%s);
      initial begin
        $readmemh("stimulus.hex", stimulus);
        $readmemh("expected.hex", expected);
        wrong = 0;
        for (i = 0; i < %d; i = i + 1) begin
          now = stimulus[i];
          #5 clk = 1;
          #1 if (found !== expected[i]) wrong = wrong + 1;
          #4 clk = 0;
        end
        $display("%%0d mismatches in %%0d cycles", wrong, i);
        $finish;
      end
    endmodule
    """
        .formatted(
            inBits - 1,
            stimulus.size() - 1,
            outBits - 1,
            stimulus.size() - 1,
            inBits - 1,
            outBits - 1,
            design.top(),
            ports,
            stimulus.size());
  }

  private static String connection(String port, String vector, int low, int width) {
    return ",\n    .%s(%s[%d:%d])".formatted(port, vector, low + width - 1, low);
  }

  /** The same pins, with each step recorded. */
  private record RecordingPins(SwitchPins pins, IcarusTrace trace) implements SwitchPins {
    @Override
    public void reset() {
      trace.reset();
    }

    @Override
    public void step() {
      trace.step();
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
    public boolean valid(int output) {
      return pins.valid(output);
    }

    @Override
    public int[] word(int output) {
      return pins.word(output);
    }

    @Override
    public int value(String output) {
      return pins.value(output);
    }
  }
}
