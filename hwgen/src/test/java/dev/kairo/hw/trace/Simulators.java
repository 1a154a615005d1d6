package dev.kairo.hw.trace;

import dev.kairo.hw.construct.Construct;
import dev.kairo.hw.interpret.InPort;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.interpret.Probe;
import dev.kairo.hw.ir.Value;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedFile;
import dev.kairo.hw.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plays one script in each simulator. A trace has two entries a cycle, before and after the edge,
 * and in each the outputs of every construct in hexadecimal.
 */
final class Simulators {
  private final List<Construct> constructs;
  private final Script script;
  private final Path directory;
  private final Toolbox toolbox = Toolbox.ofEnvironment();
  private final ToolRunner runner = new ToolRunner();

  Simulators(List<Construct> constructs, Script script, Path directory) {
    this.constructs = constructs;
    this.script = script;
    this.directory = directory;
  }

  List<List<String>> interpreter(long seed) {
    Interpreter interpreter = Interpreter.of(Bench.of(constructs), seed);
    List<Optional<InPort>> inputs = new ArrayList<>();
    List<Probe> outputs = new ArrayList<>();
    for (int k = 0; k < constructs.size(); k++) {
      boolean any = !script.inputs().get(k).isEmpty();
      inputs.add(any ? Optional.of(interpreter.in("in_" + k)) : Optional.empty());
      outputs.add(interpreter.probe("out_" + k));
    }
    List<List<String>> trace = new ArrayList<>();
    for (int cycle = 0; cycle < script.rising().size(); cycle++) {
      for (int k = 0; k < constructs.size(); k++) {
        if (inputs.get(k).isPresent()) {
          inputs.get(k).get().set(script.inputs().get(k).get(cycle));
        }
      }
      trace.add(outputs.stream().map(probe -> hex(probe.get())).toList());
      List<String> rising = new ArrayList<>();
      for (int c = 0; c < Bench.clocks(constructs); c++) {
        if ((script.rising().get(cycle) >>> c & 1) != 0) {
          rising.add("clock_" + c);
        }
      }
      interpreter.step(rising.toArray(new String[0]));
      trace.add(outputs.stream().map(probe -> hex(probe.get())).toList());
    }
    return trace;
  }

  private static String hex(Value value) {
    String digits = value.bits().toString(16);
    return "0".repeat((value.width() + 3) / 4 - digits.length()) + digits;
  }

  /** Writes the Verilog, the test bench and its files; gives the names of the Verilog files. */
  List<String> write() throws IOException {
    EmittedDesign design = VerilogEmitter.emit(Bench.of(constructs));
    for (EmittedFile file : design.files()) {
      Files.writeString(directory.resolve(file.name()), file.text());
    }
    int cycles = script.rising().size();
    Files.writeString(directory.resolve("trace_bench.v"), TestBench.of(constructs, cycles));
    int width = Bench.clocks(constructs);
    List<Value> rising = script.rising().stream().map(mask -> Value.of(width, mask)).toList();
    Files.writeString(directory.resolve("rising.hex"), TestBench.file(rising));
    for (int k = 0; k < constructs.size(); k++) {
      Files.writeString(
          directory.resolve("in_" + k + ".hex"), TestBench.file(script.inputs().get(k)));
    }
    List<String> files = new ArrayList<>(design.verilogFiles());
    files.add("trace_bench.v");
    return files;
  }

  /** The tools that are not there, each with the line that installs it. */
  List<String> missing() {
    return Stream.of(Tool.ICARUS, Tool.VVP, Tool.VERILATOR, Tool.GXX)
        .filter(tool -> toolbox.find(tool).isEmpty())
        .map(tool -> tool + " is missing: " + tool.installLine())
        .toList();
  }

  List<List<String>> icarus(List<String> files) {
    Path compiler = toolbox.require(Tool.ICARUS).path();
    Path simulator = toolbox.require(Tool.VVP).path();
    runner.run(
        ToolCommand.of(compiler, "-g2005", "-s", "trace_bench", "-o", "trace.vvp")
            .with(files)
            .in(directory));
    return parsed(ToolCommand.of(simulator, "-n", "trace.vvp").in(directory));
  }

  List<List<String>> verilator(List<String> files) {
    Path verilator = toolbox.require(Tool.VERILATOR).path();
    // Compiling takes longer than running, so the compiler is not to optimise.
    ToolCommand build =
        ToolCommand.of(verilator, "--binary", "--timing", "-Wno-fatal", "--top", "trace_bench")
            .with("--Mdir", "model", "-j", "2", "--output-split", "10000")
            .with("-MAKEFLAGS", "OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0")
            .with(files);
    runner.run(build.in(directory));
    Path model = directory.resolve("model").resolve("Vtrace_bench");
    return parsed(ToolCommand.of(model).in(directory));
  }

  private List<List<String>> parsed(ToolCommand command) {
    return runner
        .run(command)
        .output()
        .lines()
        .filter(line -> line.startsWith("> "))
        .map(line -> List.of(line.substring(2).split(" ")))
        .toList();
  }
}
