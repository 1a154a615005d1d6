package dev.kairo.hw.trace;

import dev.kairo.hw.construct.Construct;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Verilog test bench that plays a {@link Script} from files and prints the outputs of all
 * constructs, in hexadecimal, before and after each edge.
 */
final class TestBench {
  private final List<Construct> constructs;
  private final int cycles;
  private final StringBuilder text = new StringBuilder();

  private TestBench(List<Construct> constructs, int cycles) {
    this.constructs = constructs;
    this.cycles = cycles;
  }

  static String of(List<Construct> constructs, int cycles) {
    TestBench bench = new TestBench(constructs, cycles);
    bench.write();
    return bench.text.toString();
  }

  /** The text of the file with the words of one input, one a cycle. */
  static String file(List<Value> words) {
    return words.stream()
        .map(word -> word.bits().toString(16) + "\n")
        .collect(Collectors.joining());
  }

  private void write() {
    int clocks = Bench.clocks(constructs);
    text.append("`timescale 1ns/1ns\nmodule trace_bench;\n  integer i;\n");
    String clockRange = "[" + (clocks - 1) + ":0]";
    text.append("  reg " + clockRange + " clocks;\n");
    text.append("  reg " + clockRange + " rising [0:" + (cycles - 1) + "];\n");
    List<String> connections = new ArrayList<>();
    for (int c = 0; c < clocks; c++) {
      connections.add(".clock_" + c + "(clocks[" + c + "])");
    }
    for (int k = 0; k < constructs.size(); k++) {
      int inputs = Bench.width(constructs.get(k).circuit().inputPins());
      int outputs = Bench.width(constructs.get(k).circuit().outputPins());
      if (inputs > 0) {
        text.append("  reg [" + (inputs - 1) + ":0] in_" + k + ";\n");
        text.append("  reg [" + (inputs - 1) + ":0] words_" + k + " [0:" + (cycles - 1) + "];\n");
        connections.add(".in_" + k + "(in_" + k + ")");
      }
      text.append("  wire [" + (outputs - 1) + ":0] out_" + k + ";\n");
      connections.add(".out_" + k + "(out_" + k + ")");
    }
    text.append("  Bench bench(\n    " + String.join(",\n    ", connections) + ");\n");
    text.append("  initial begin\n    $readmemh(\"rising.hex\", rising);\n    clocks = 0;\n");
    eachInput(k -> "    $readmemh(\"in_" + k + ".hex\", words_" + k + ");\n");
    text.append("    for (i = 0; i < " + cycles + "; i = i + 1) begin\n");
    eachInput(k -> "      in_" + k + " = words_" + k + "[i];\n");
    text.append("      #1;\n").append(print());
    text.append("      clocks = rising[i];\n      #1;\n").append(print());
    text.append("      clocks = 0;\n      #1;\n    end\n    $finish;\n  end\nendmodule\n");
  }

  private void eachInput(IntFunction<String> line) {
    for (int k = 0; k < constructs.size(); k++) {
      if (!constructs.get(k).circuit().inputs().isEmpty()) {
        text.append(line.apply(k));
      }
    }
  }

  private String print() {
    String format = String.join(" ", Collections.nCopies(constructs.size(), "%h"));
    String outputs =
        IntStream.range(0, constructs.size())
            .mapToObj(k -> "out_" + k)
            .collect(Collectors.joining(", "));
    return "      $display(\"> " + format + "\", " + outputs + ");\n";
  }
}
