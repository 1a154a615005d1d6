package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedFile;
import dev.kairo.hw.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures designs with {@code yosys synth_xilinx -family xcu -flatten -noiopad -noclkbuf}.
 *
 * <p>Several designs share one process: each is flattened alone, then all are synthesised as
 * modules that keep their borders, which gives each the cells it would have alone and reads the
 * cell library once.
 */
public final class Synthesis {
  private static final Pattern MODULE =
      Pattern.compile("\"\\\\\\\\(\\w+)\": \\{[^{}]*\"num_cells_by_type\":\\s*\\{([^}]*)\\}");
  private static final Pattern CELL = Pattern.compile("\"(\\w+)\":\\s*(\\d+)");

  private final Finding.Found yosys;

  /** Measures with this Yosys. */
  public Synthesis(Finding.Found yosys) {
    this.yosys = yosys;
  }

  /** Yosys and its version, as the origin of the numbers. */
  public String tool() {
    return "yosys " + yosys.version();
  }

  /** The cells of each design, by name, in order. */
  public Map<String, Resources> measure(List<CalibrationDesign> designs) throws IOException {
    Path directory = Files.createTempDirectory("kairo-synthesis");
    try {
      Files.writeString(directory.resolve("script.ys"), script(designs, directory));
      new ToolRunner().run(yosys.command("-q", "-s", "script.ys").in(directory));
      return parse(designs, Files.readString(directory.resolve("cells.json")));
    } finally {
      delete(directory);
    }
  }

  private static String script(List<CalibrationDesign> designs, Path directory) throws IOException {
    StringBuilder script = new StringBuilder();
    StringBuilder wrapper = new StringBuilder("module all_designs;\n");
    StringBuilder collect = new StringBuilder();
    for (int i = 0; i < designs.size(); i++) {
      String top = write(designs.get(i).circuit().get(), directory.resolve("d" + i), script, i);
      String name = designs.get(i).name();
      script.append("hierarchy -check -top ").append(top).append('\n');
      script.append("proc\nflatten\nrename ").append(top).append(" keep_").append(name);
      script.append("\nrename keep_").append(name).append(' ').append(name).append('\n');
      script.append("setattr -mod -set keep_hierarchy 1 ").append(name).append('\n');
      script.append("design -stash d").append(i).append('\n');
      collect.append("design -copy-from d").append(i).append(' ').append(name).append('\n');
      wrapper.append("(* keep *) ").append(name).append(" i").append(i).append("();\n");
    }
    Files.writeString(directory.resolve("all.v"), wrapper.append("endmodule\n"));
    return script
        .append("read_verilog all.v\n")
        .append(collect)
        .append("synth_xilinx -family xcu -flatten -noiopad -noclkbuf -top all_designs\n")
        .append("tee -q -o cells.json stat -json\n")
        .toString();
  }

  private static String write(Circuit circuit, Path directory, StringBuilder script, int number)
      throws IOException {
    EmittedDesign emitted = VerilogEmitter.emit(circuit);
    Files.createDirectory(directory);
    for (EmittedFile file : emitted.files()) {
      Files.writeString(directory.resolve(file.name()), file.text());
      // Memory contents are read by name from where Yosys runs.
      if (!file.name().endsWith(".v")) {
        Files.writeString(directory.resolveSibling(file.name()), file.text());
      }
    }
    for (String file : emitted.verilogFiles()) {
      script.append("read_verilog d").append(number).append('/').append(file).append('\n');
    }
    return emitted.top();
  }

  private static Map<String, Resources> parse(List<CalibrationDesign> designs, String json) {
    Map<String, Resources> found = new LinkedHashMap<>();
    for (CalibrationDesign design : designs) {
      found.put(design.name(), Resources.NONE);
    }
    Matcher module = MODULE.matcher(json);
    while (module.find()) {
      if (found.containsKey(module.group(1))) {
        found.put(module.group(1), resources(module.group(2)));
      }
    }
    return found;
  }

  private static Resources resources(String cells) {
    Resources sum = Resources.NONE;
    Matcher cell = CELL.matcher(cells);
    while (cell.find()) {
      sum = sum.plus(Primitive.of(cell.group(1)).times(Integer.parseInt(cell.group(2))));
    }
    return sum;
  }

  private static void delete(Path directory) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (var walk = Files.walk(directory)) {
      walk.forEach(paths::add);
    }
    for (int i = paths.size() - 1; i >= 0; i--) {
      Files.delete(paths.get(i));
    }
  }
}
