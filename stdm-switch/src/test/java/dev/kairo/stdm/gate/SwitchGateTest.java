package dev.kairo.stdm.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kairo.hw.Design;
import dev.kairo.hw.gate.FourToolGate;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolResult;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedFile;
import dev.kairo.stdm.StdmSwitch;
import dev.kairo.stdm.SwitchOptions;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.ValidBit;
import dev.kairo.stdm.bench.InterpretedPins;
import dev.kairo.stdm.bench.SwitchBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tools take the switch's Verilog without a word, and Icarus runs it like the interpreter. */
class SwitchGateTest {
  private static final Toolbox TOOLS = Toolbox.ofEnvironment();
  private static final SwitchParameters ODD =
      new SwitchParameters(4, 5, 9, new SwitchOptions(true, 2, 3, ValidBit.TOP));

  @TempDir Path directory;

  @BeforeEach
  void needsTools() {
    for (Tool tool : List.of(Tool.VERILATOR, Tool.ICARUS, Tool.VVP, Tool.YOSYS)) {
      Assumptions.assumeTrue(
          TOOLS.find(tool).isPresent(), () -> "without " + tool + "; " + tool.installLine());
    }
  }

  private static List<SwitchParameters> designs() {
    List<SwitchParameters> designs = new ArrayList<>();
    designs.add(SwitchParameters.PAPER);
    designs.add(SwitchParameters.FIC);
    designs.add(ODD);
    designs.add(new SwitchParameters(2, 1, 1));
    designs.add(new SwitchParameters(16, 127, 2));
    designs.add(new SwitchParameters(10, 3, 64, SwitchOptions.DEFAULT.withHold(4)));
    designs.add(new SwitchParameters(2, 1, 2, SwitchOptions.DEFAULT.withInterchange()));
    designs.add(new SwitchParameters(3, 64, 32, SwitchOptions.DEFAULT.withInterchange()));
    return designs;
  }

  @Test
  void everyToolAcceptsEveryDesign() {
    FourToolGate gate = new FourToolGate(directory);
    for (SwitchParameters parameters : designs()) {
      gate.add("design" + gate.size(), Design.of(() -> new StdmSwitch(parameters)).verilog());
    }
    assertEquals(List.of(), gate.complaints());
    assertEquals(8, gate.size());
  }

  @Test
  void primitivesOfTheDocumentsSwitch() throws IOException {
    EmittedDesign design = Design.of(() -> new StdmSwitch(SwitchParameters.PAPER)).verilog();
    Path place = written("paper", design);
    String script =
        "read_verilog "
            + String.join(" ", design.verilogFiles())
            + "; synth_xilinx -family xcu -flatten -top "
            + design.top()
            + "; tee -o cells stat";
    assertEquals(0, run(Tool.YOSYS, place, "-q", "-p", script).exitCode());
    SortedMap<String, Integer> cells = new TreeMap<>();
    for (String line : Files.readAllLines(place.resolve("cells"))) {
      String[] words = line.strip().split(" +");
      if (words.length == 2 && words[0].matches("FD.*|RAM.*|DSP.*")) {
        cells.put(words[0], Integer.parseInt(words[1]));
      }
    }
    // 3 x 86 bits of output registers, 8 x 32 of counters and timers, the rest is control;
    // 3 x 7 LUT RAMs of 14 bits for the inputs, 3 x 3 for the tables.
    assertEquals("{FDRE=585, FDSE=5, RAM32M16=30}", cells.toString());
  }

  @Test
  void icarusRunsTheSwitchLikeTheInterpreter() throws IOException {
    int cycles = 0;
    for (SwitchParameters parameters : List.of(SwitchParameters.PAPER, SwitchParameters.FIC, ODD)) {
      assertEquals("0 mismatches in 2001 cycles", icarus(parameters, "", ""));
      cycles += 2001;
    }
    assertEquals(6003, cycles);
  }

  @Test
  void icarusSeesABrokenSwitch() throws IOException {
    String answer =
        icarus(SwitchParameters.PAPER, "2'd1: chosen = stored1;", "2'd1: chosen = stored0;");
    assertFalse(answer.startsWith("0 "), answer);
  }

  @Test
  void theVerilogReadsAsIfWrittenByHand() {
    EmittedDesign design = Design.of(() -> new StdmSwitch(SwitchParameters.PAPER)).verilog();
    assertEquals(
        List.of(
            "ControlRegisters.v",
            "FrameTimer.v",
            "RouteTable.v",
            "InputBuffer.v",
            "OutputPort.v",
            "Monitor.v",
            "StdmSwitch.v"),
        design.verilogFiles());
    for (EmittedFile file : design.files()) {
      // No name that was made unique by a number, and none that stands for a missing one.
      Matcher made = Pattern.compile("\\b\\w+_(\\d+|net)\\b").matcher(file.text());
      assertFalse(made.find(), () -> file.name() + ": " + made.group());
    }
    assertEquals(
        """
        // OutputPort
        `default_nettype none

        module OutputPort (
          input  wire        clk,
          input  wire        rst,
          input  wire [1:0]  route,
          input  wire [85:0] stored0,
          input  wire [85:0] stored1,
          input  wire [85:0] stored2,
          output reg  [85:0] word
        );

          reg [85:0] chosen;

          always @* begin
            chosen = 86'd0;
            case (route)
              2'd0: chosen = stored0;
              2'd1: chosen = stored1;
              2'd2: chosen = stored2;
              default: ;
            endcase
          end

          wire valid = chosen[85];
          wire [85:0] leaving = valid ? chosen : 86'd0;

          always @(posedge clk) begin
            if (rst) begin
              word <= 86'd0;
            end else begin
              word <= leaving;
            end
          end

        endmodule

        `default_nettype wire
        """,
        design.text("OutputPort.v"));
  }

  private String icarus(SwitchParameters parameters, String right, String wrong)
      throws IOException {
    Design made = Design.of(() -> new StdmSwitch(parameters));
    EmittedDesign design = made.verilog();
    Interpreter interpreter = Interpreter.of(made.circuit(), 9);
    IcarusTrace trace = new IcarusTrace(interpreter, design);
    new SwitchBench(trace.recording(new InterpretedPins(interpreter, parameters)), parameters, 3)
        .run(2_000);
    Path place = written("trace" + parameters.hashCode() + wrong.hashCode(), design);
    Path output = place.resolve("OutputPort.v");
    Files.writeString(output, Files.readString(output).replace(right, wrong));
    Files.writeString(place.resolve("Bench.v"), trace.bench());
    Files.writeString(place.resolve("stimulus.hex"), trace.stimulus());
    Files.writeString(place.resolve("expected.hex"), trace.expected());
    List<String> files = new ArrayList<>(design.verilogFiles());
    files.add("Bench.v");
    ToolCommand build =
        TOOLS.require(Tool.ICARUS).command("-g2005", "-o", "bench").with(files).in(place);
    new ToolRunner().run(build);
    return run(Tool.VVP, place, "-n", "bench").output().strip();
  }

  private Path written(String name, EmittedDesign design) throws IOException {
    Path place = Files.createDirectories(directory.resolve(name));
    for (EmittedFile file : design.files()) {
      Files.writeString(place.resolve(file.name()), file.text());
    }
    return place;
  }

  private static ToolResult run(Tool tool, Path place, String... arguments) {
    return new ToolRunner().attempt(TOOLS.require(tool).command(arguments).in(place));
  }
}
