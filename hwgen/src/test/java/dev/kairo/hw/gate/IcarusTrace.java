package dev.kairo.hw.gate;

import dev.kairo.hw.ir.Value;
import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedFile;
import dev.kairo.hw.verilog.EmittedPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Runs an emitted design in Icarus: all clocks together, one row of inputs a cycle. */
final class IcarusTrace {
  private final EmittedDesign design;
  private final Path directory;

  IcarusTrace(EmittedDesign design, Path directory) {
    this.design = design;
    this.directory = directory;
  }

  /**
   * The outputs before each edge, as binary digits with {@code x} for what is unknown.
   *
   * @param rows for each cycle a value for each input that is no clock
   */
  List<String> run(List<List<Value>> rows) throws IOException {
    Files.createDirectories(directory);
    for (EmittedFile file : design.files()) {
      Files.writeString(directory.resolve(file.name()), file.text());
    }
    StringBuilder stimulus = new StringBuilder();
    for (List<Value> row : rows) {
      row.forEach(value -> stimulus.append(binary(value)));
      stimulus.append('\n');
    }
    Files.writeString(directory.resolve("stimulus.bin"), stimulus.toString());
    Files.writeString(directory.resolve("bench.v"), bench(rows.size()));
    Toolbox tools = Toolbox.ofEnvironment();
    ToolRunner runner = new ToolRunner();
    Finding.Found icarus = tools.require(Tool.ICARUS);
    runner.run(
        icarus
            .command("-g2005", "-o", "bench.vvp", "-s", "bench", "bench.v")
            .with(design.verilogFiles())
            .in(directory));
    return runner
        .run(tools.require(Tool.VVP).command("-n", "bench.vvp").in(directory))
        .output()
        .lines()
        .toList();
  }

  static String binary(Value value) {
    String digits = value.bits().toString(2);
    return "0".repeat(value.width() - digits.length()) + digits;
  }

  private String bench(int rows) {
    List<EmittedPort> inputs = new ArrayList<>();
    StringJoiner pins = new StringJoiner(", ");
    StringJoiner outputs = new StringJoiner(", ");
    StringBuilder nets = new StringBuilder();
    int width = 0;
    for (EmittedPort port : design.ports()) {
      boolean clock = design.clocks().stream().anyMatch(one -> one.name().equals(port.name()));
      pins.add("." + port.name() + "(" + (clock ? "clock" : "p_" + port.name()) + ")");
      if (port.direction() == EmittedPort.Direction.OUTPUT) {
        nets.append("  wire [%d:0] p_%s;%n".formatted(port.width() - 1, port.name()));
        outputs.add("p_" + port.name());
      } else if (!clock) {
        inputs.add(port);
        width += port.width();
      }
    }
    int high = width;
    for (EmittedPort port : inputs) {
      nets.append(
          "  wire [%d:0] p_%s = now[%d:%d];%n"
              .formatted(port.width() - 1, port.name(), high - 1, high - port.width()));
      high -= port.width();
    }
    return """
        module bench;
          reg clock = 0;
          reg [%d:0] rows [0:%d];
          reg [%d:0] now;
          integer i;
        %s
          %s dut (%s);
          initial begin
            $readmemb("stimulus.bin", rows);
            for (i = 0; i < %d; i = i + 1) begin
              now = rows[i];
              #1 $display("%%b", {%s});
              clock = 1;
              #1 clock = 0;
              #1;
            end
          end
        endmodule
        """
        .formatted(
            Math.max(width, 1) - 1,
            rows - 1,
            Math.max(width, 1) - 1,
            nets,
            design.top(),
            pins,
            rows,
            outputs);
  }
}
