package dev.kairo.hw.gate;

import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolResult;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all emitted Verilog passes: Verilator's and Icarus' lint without a word, Yosys' checks, and
 * synthesis for the devices we aim at. Yosys sees all designs in one process.
 */
public final class FourToolGate {
  /** The tools, in the order in which they look at a design. */
  public static final List<Tool> TOOLS = List.of(Tool.VERILATOR, Tool.ICARUS, Tool.YOSYS);

  private static final Pattern CELLS = Pattern.compile("^ +([A-Z][A-Z0-9_]+) +(\\d+)$");

  private final Toolbox tools = Toolbox.ofEnvironment();
  private final ToolRunner runner = new ToolRunner();
  private final Path directory;
  private final Map<String, EmittedDesign> designs = new LinkedHashMap<>();

  /** A gate that works in a directory. */
  public FourToolGate(Path directory) {
    this.directory = directory;
  }

  /** The tools that are not there, each with the line that installs it. */
  public static List<String> missing() {
    Toolbox tools = Toolbox.ofEnvironment();
    return TOOLS.stream()
        .filter(tool -> tools.find(tool).isEmpty())
        .map(tool -> tool + " is missing; install it with: " + tool.installLine())
        .toList();
  }

  /** Adds a design under a name of its own. */
  public void add(String name, EmittedDesign design) {
    try {
      Path place = Files.createDirectories(directory.resolve(name));
      for (EmittedFile file : design.files()) {
        Files.writeString(place.resolve(file.name()), file.text());
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    designs.put(name, design);
  }

  /** How many designs wait at the gate. */
  public int size() {
    return designs.size();
  }

  /** Everything the tools have to say about the designs; empty when they pass. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (String name : designs.keySet()) {
      complaints.addAll(verilator(name));
      complaints.addAll(icarus(name));
    }
    complaints.addAll(yosys());
    return complaints;
  }

  /** What Verilator says of a design. */
  public List<String> verilator(String name) {
    EmittedDesign design = designs.get(name);
    ToolCommand command =
        tools
            .require(Tool.VERILATOR)
            .command("--lint-only", "-Wall", "--top-module", design.top())
            .with(design.verilogFiles())
            .in(directory.resolve(name));
    return complaints(name, runner.attempt(command));
  }

  /** What Icarus says of a design. */
  public List<String> icarus(String name) {
    EmittedDesign design = designs.get(name);
    ToolCommand command =
        tools
            .require(Tool.ICARUS)
            .command("-Wall", "-g2005", "-o", "/dev/null", "-s", design.top())
            .with(design.verilogFiles())
            .in(directory.resolve(name));
    return complaints(name, runner.attempt(command));
  }

  /** What Yosys says of all designs; only when it complains are they looked at one by one. */
  public List<String> yosys() {
    StringBuilder script = new StringBuilder();
    designs.keySet().forEach(name -> script.append(check(name)));
    if (complaints("all", yosys(script.toString())).isEmpty()) {
      return List.of();
    }
    List<String> complaints = new ArrayList<>();
    for (String name : designs.keySet()) {
      complaints.addAll(complaints(name, yosys(check(name))));
    }
    return complaints;
  }

  private String check(String name) {
    EmittedDesign design = designs.get(name);
    Path place = place(name);
    StringBuilder files = new StringBuilder();
    design.verilogFiles().forEach(file -> files.append(' ').append(place.resolve(file)));
    return """
        design -reset
        read_verilog%s
        hierarchy -check -top %s
        check -assert
        proc
        check -assert
        select -assert-none t:$dlatch t:$adlatch t:$dlatchsr
        """
        .formatted(files, design.top());
  }

  private Path place(String name) {
    return directory.resolve(name).toAbsolutePath();
  }

  /**
   * The primitives of each design on an UltraScale+ device, without pads and clock buffers. Each is
   * flattened by itself, then all go through one synthesis as neighbours that keep their borders,
   * for most of its time goes into reading the device's libraries.
   */
  public SortedMap<String, SortedMap<String, Integer>> primitives() {
    StringBuilder script = new StringBuilder();
    StringBuilder wrapper = new StringBuilder("module neighbours;\n");
    designs.forEach(
        (name, design) -> {
          script.append(check(name)).append("flatten\n");
          script.append("rename ").append(design.top()).append(" gate_").append(name);
          script.append("\ndesign -stash ").append(name).append('\n');
          wrapper
              .append("  (* keep *) gate_")
              .append(name)
              .append(" u_")
              .append(name)
              .append(" ();\n");
        });
    write("neighbours.v", wrapper.append("endmodule\n").toString());
    script.append("design -reset\n");
    designs.keySet().forEach(name -> script.append(copy(name)));
    script.append("read_verilog ").append(place("neighbours.v"));
    script.append("\nsynth_xilinx -family xcu -noiopad -noclkbuf -top neighbours\n");
    script.append("tee -q -o ").append(place("stat.txt")).append(" stat\n");
    ToolResult result = yosys(script.toString());
    if (result.exitCode() != 0) {
      throw new IllegalStateException(result.output());
    }
    return cells();
  }

  private static String copy(String name) {
    return "design -copy-from %s -as gate_%s gate_%s\n".formatted(name, name, name);
  }

  private SortedMap<String, SortedMap<String, Integer>> cells() {
    SortedMap<String, SortedMap<String, Integer>> all = new TreeMap<>();
    SortedMap<String, Integer> cells = new TreeMap<>();
    for (String line : read("stat.txt")) {
      Matcher matcher = CELLS.matcher(line);
      if (line.startsWith("=== ")) {
        cells = new TreeMap<>();
        if (line.startsWith("=== gate_")) {
          all.put(line.substring("=== gate_".length(), line.length() - " ===".length()), cells);
        }
      } else if (matcher.matches()) {
        // How the mapper shares work among sizes of LUT depends on a module's neighbours.
        String cell = matcher.group(1).replaceFirst("^(LUT|MUXF)\\d$", "$1");
        cells.merge(cell, Integer.valueOf(matcher.group(2)), Integer::sum);
      }
    }
    return all;
  }

  private List<String> read(String file) {
    try {
      return Files.readAllLines(directory.resolve(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Path write(String file, String text) {
    try {
      return Files.writeString(directory.resolve(file), text);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private ToolResult yosys(String script) {
    Path file = write("gate.ys", script);
    return runner.attempt(
        tools.require(Tool.YOSYS).command("-q", "-s", file.toAbsolutePath().toString()));
  }

  private static List<String> complaints(String name, ToolResult result) {
    String said = result.output().strip();
    if (said.isEmpty() && result.exitCode() == 0) {
      return List.of();
    }
    return List.of(name + ": " + result.command().executable().getFileName() + ": " + said);
  }
}
