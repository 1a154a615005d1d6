package dev.kairo.sim.model;

import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.sim.Verilog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One translation of a design to C++. */
final class VerilatorRun {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int REPLICATED = 4;
  private static final Pattern MODULE = Pattern.compile("\\bmodule\\s+[A-Za-z_]");
  private static final Pattern CELL = Pattern.compile("<cell [^>]*submodname=\"([^\"]+)\"");

  private final Toolchain tools;
  private final ToolRunner runner;

  VerilatorRun(Toolchain tools, ToolRunner runner) {
    this.tools = tools;
    this.runner = runner;
  }

  static boolean isCpp(String name) {
    return name.matches(".*\\.(cpp|cc|cxx|c)");
  }

  /** The arguments that decide what the model is, apart from the files. */
  static List<String> arguments(Verilog verilog, Variant variant) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--cc",
                "--prefix",
                "VKairo",
                "--top-module",
                verilog.top(),
                "-O3",
                "--assert",
                "--no-timing",
                "--x-assign",
                "unique",
                "--x-initial",
                "unique",
                "--output-split",
                "5000",
                "--output-split-cfuncs",
                "500",
                "-Wno-fatal",
                "-Wno-lint",
                "-Wno-style"));
    arguments.addAll(variant.verilatorArguments());
    verilog.parameters().forEach((name, value) -> arguments.add("-G" + name + "=" + value));
    return List.copyOf(arguments);
  }

  GeneratedCode run(Verilog verilog, StagedSources sources, Variant variant, Path directory)
      throws IOException {
    List<String> files = new ArrayList<>();
    files.add("+incdir+src/t");
    for (int i = 0; i < verilog.includes().size(); i++) {
      files.add("+incdir+src/i" + i);
    }
    if (!verilog.memories().isEmpty()) {
      Files.writeString(directory.resolve("memories.vlt"), memoryLines(verilog));
      files.add("memories.vlt");
    }
    sources.all().stream()
        .filter(source -> source.compiled() && !isCpp(source.name()))
        .forEach(source -> files.add("src/" + source.name()));
    List<String> arguments = new ArrayList<>(arguments(verilog, variant));
    if (hasReplicatedModules(verilog, sources, files, directory)) {
      // One copy of the code for all instances: 2.6 times less to compile, and no slower.
      arguments.add("-fno-inline");
    }
    arguments.addAll(List.of("-Mdir", "obj"));
    runner.run(
        tools.verilator().command().with(arguments).with(files).in(directory).within(LIMIT),
        directory.resolve("build.log"));
    return new GeneratedCode(directory.resolve("obj"));
  }

  private static String memoryLines(Verilog verilog) {
    StringBuilder lines = new StringBuilder("`verilator_config\n");
    for (String memory : verilog.memories()) {
      String[] parts = memory.split("\\.");
      lines.append("public_flat_rw -module \"%s\" -var \"%s\"\n".formatted(parts[0], parts[1]));
    }
    return lines.toString();
  }

  private boolean hasReplicatedModules(
      Verilog verilog, StagedSources sources, List<String> files, Path directory)
      throws IOException {
    long modules =
        sources.all().stream()
            .mapToLong(source -> MODULE.matcher(StagedSources.text(source)).results().count())
            .sum();
    if (modules < 2) {
      return false;
    }
    List<String> arguments =
        new ArrayList<>(
            List.of("--xml-only", "--xml-output", "hierarchy.xml", "--no-timing", "-Wno-fatal"));
    arguments.addAll(List.of("-Wno-lint", "-Wno-style", "--top-module", verilog.top()));
    verilog.parameters().forEach((name, value) -> arguments.add("-G" + name + "=" + value));
    arguments.addAll(List.of("-Mdir", "obj"));
    runner.run(tools.verilator().command().with(arguments).with(files).in(directory).within(LIMIT));
    Path hierarchy = directory.resolve("hierarchy.xml");
    SortedMap<String, Integer> instances = new TreeMap<>();
    Matcher cells = CELL.matcher(Files.readString(hierarchy));
    while (cells.find()) {
      instances.merge(cells.group(1), 1, Integer::sum);
    }
    Files.delete(hierarchy);
    return instances.values().stream().anyMatch(count -> count >= REPLICATED);
  }
}
