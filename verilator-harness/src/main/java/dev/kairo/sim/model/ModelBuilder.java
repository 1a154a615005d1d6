package dev.kairo.sim.model;

import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolFailure;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.sim.Verilog;
import dev.kairo.sim.bridge.ModelLibrary;
import dev.kairo.sim.cache.CacheFailure;
import dev.kairo.sim.cache.ContentKey;
import dev.kairo.sim.cache.ModelCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Makes a model library of a design, or finds it in the cache. A build is: stage the text, run
 * Verilator, write the shim, compile everything as one file, link with the shared runtime. A small
 * design takes about a second, most of it in the compiler.
 */
public final class ModelBuilder {
  private static final Duration LIMIT = Duration.ofMinutes(60);
  private static final int FEW_LINES = 4;
  private static final List<String> LINK_FLAGS =
      List.of(
          "-shared",
          "-o",
          "model.so",
          "-latomic",
          "-Wl,-z,defs",
          "-Wl,--version-script=obj/exports",
          "-Wl,-Bsymbolic",
          "-Wl,-s");

  private final Toolchain tools;
  private final ModelCache cache;
  private final ToolRunner runner = new ToolRunner();

  public ModelBuilder(Toolchain tools, ModelCache cache) {
    this.tools = tools;
    this.cache = cache;
  }

  /** A finished model: its library, its key, and the way from staged names to the user's files. */
  public static final class Built {
    private final Path library;
    private final String key;
    private final StagedSources sources;

    private Built(Path library, String key, StagedSources sources) {
      this.library = library;
      this.key = key;
      this.sources = sources;
    }

    public Path library() {
      return library;
    }

    public String key() {
      return key;
    }

    /** The text of a line that the model names. */
    public String line(String reported, int line) {
      return sources.line(reported, line);
    }

    /** The user's file for a file that the model names. */
    public String origin(String reported) {
      return sources.origin(reported);
    }
  }

  /** The model of a design in a variant; built now if the cache has none. */
  public Built build(Verilog verilog, Variant variant, RunLength length) {
    StagedSources sources = new StagedSources(verilog);
    String key = key(verilog, sources, variant, length);
    Path entry =
        cached(
            key,
            verilog,
            sources,
            directory -> make(verilog, sources, variant, length, directory, cache.place(key)));
    return new Built(entry.resolve("model.so"), key, sources);
  }

  /**
   * A program of the same C++ and the same flags as the model, around a main function of the
   * caller's; benchmarks compare themselves with it. The main text is made of a template, the
   * ports, and the member that remembers the clock.
   */
  public Path program(
      Verilog verilog,
      RunLength length,
      String mainTemplate,
      BiFunction<List<GeneratedPort>, Optional<String>, String> main) {
    StagedSources sources = new StagedSources(verilog);
    String key =
        new ContentKey()
            .add("program", mainTemplate)
            .add("model", key(verilog, sources, Variant.PLAIN, length))
            .hex();
    Path entry =
        cached(
            key,
            verilog,
            sources,
            directory -> {
              sources.write(directory.resolve("src"), cache.place(key).resolve("src"));
              GeneratedCode code =
                  new VerilatorRun(tools, runner).run(verilog, sources, Variant.PLAIN, directory);
              String clock =
                  Clocking.of(verilog, code.ports()).map(GeneratedPort::member).orElse("");
              // The very text of the model, so that the compiler makes the same code of it.
              writeCpp(code, shim(verilog, sources, code), directory);
              Files.writeString(
                  directory.resolve("main.cc"), main.apply(code.ports(), code.edgeOnly(clock)));
              List<String> link = List.of("main.cc", "-o", "program", "-latomic");
              compile(sources, Variant.PLAIN, length, directory, link);
            });
    return entry.resolve("program");
  }

  private Path cached(String key, Verilog verilog, StagedSources sources, ModelCache.Build build) {
    try {
      return cache.get(key, build);
    } catch (ToolFailure.Failed failed) {
      throw explained(verilog, sources, failed);
    }
  }

  private String key(Verilog verilog, StagedSources sources, Variant variant, RunLength length) {
    ContentKey key =
        new ContentKey()
            .add("abi", Long.toString(ModelLibrary.ABI))
            .add("shim", Resources.text("kairo_shim.cpp"))
            .add("tools", tools.identity())
            .add("flags", tools.compilerFlags() + tools.optimization(length) + LINK_FLAGS)
            .add("verilator", String.join(" ", VerilatorRun.arguments(verilog, variant)))
            .add("clocks", verilog.clocks().toString())
            .add("memories", verilog.memories().toString())
            .add("variant", variant.name());
    Resources.HEADERS.forEach(header -> key.add(header, Resources.text(header)));
    sources.addTo(key);
    return key.hex();
  }

  private void make(
      Verilog verilog,
      StagedSources sources,
      Variant variant,
      RunLength length,
      Path directory,
      Path finalDirectory)
      throws IOException {
    sources.write(directory.resolve("src"), finalDirectory.resolve("src"));
    GeneratedCode code = new VerilatorRun(tools, runner).run(verilog, sources, variant, directory);
    writeCpp(code, shim(verilog, sources, code), directory);
    compile(sources, variant, length, directory, LINK_FLAGS);
    // What the model is made of may be ten times its size, and nobody needs it again.
    deleteAll(directory.resolve("obj"));
  }

  private static String shim(Verilog verilog, StagedSources sources, GeneratedCode code)
      throws IOException {
    Optional<GeneratedPort> clock = Clocking.of(verilog, code.ports());
    Optional<String> remembered =
        clock.isPresent() && verilog.clocks().size() < 2
            ? code.edgeOnly(clock.get().member())
            : Optional.empty();
    StagedSources.Place place =
        sources.topPlace().orElse(new StagedSources.Place(verilog.top(), 1));
    int clockIndex = clock.map(code.ports()::indexOf).orElse(-1);
    return new Shim(
            verilog.top(), code.ports(), clockIndex, remembered, code.evaluatesDirectly(), place)
        .text();
  }

  private static void writeCpp(GeneratedCode code, String last, Path directory) throws IOException {
    Path objects = directory.resolve("obj");
    String unity =
        code.files().stream()
            .map(file -> "#include \"" + file.getFileName() + "\"\n")
            .collect(Collectors.joining());
    Resources.write(objects);
    Files.writeString(objects.resolve("kairo_unity.cc"), unity + last);
    Files.writeString(objects.resolve("exports"), "{ global: kairo_get_api; local: *; };\n");
  }

  private void compile(
      StagedSources sources,
      Variant variant,
      RunLength length,
      Path directory,
      List<String> linkFlags)
      throws IOException {
    List<String> objects =
        new RuntimeObjects(tools, cache, runner).of(variant).stream().map(Path::toString).toList();
    List<String> foreign =
        sources.all().stream()
            .map(StagedSources.Source::name)
            .filter(VerilatorRun::isCpp)
            .map(name -> "src/" + name)
            .toList();
    ToolCommand command =
        tools
            .compiler()
            .command()
            .with(tools.compilerFlags())
            .with(tools.optimization(length))
            .with("-DKAIRO_ABI=" + ModelLibrary.ABI)
            .with(variant.defines())
            .with("-Iobj", "-I" + tools.include(), "-I" + tools.include().resolve("vltstd"))
            .with("-include", "obj/kairo_hooks.h", "obj/kairo_unity.cc")
            .with(foreign)
            .with(objects)
            .with(variant.libraries())
            .with(linkFlags)
            .in(directory)
            .within(LIMIT);
    runner.run(command, directory.resolve("build.log"));
  }

  private RuntimeException explained(
      Verilog verilog, StagedSources sources, ToolFailure.Failed failed) {
    String output = failed.result().output();
    if (CacheFailure.isFull(output)) {
      return CacheFailure.full(cache.root(), failed);
    }
    if (output.contains("zlib.h")) {
      return new ModelFailure(
          "FST waves need zlib's headers. Install them with: apt-get install -y zlib1g-dev",
          failed);
    }
    String reasons =
        output
            .lines()
            .filter(line -> line.startsWith("%Error") || line.contains(" error: "))
            .filter(line -> !line.contains("Exiting due to") && !line.contains("see the manual"))
            .limit(FEW_LINES)
            .map(line -> "\n  " + sources.withOrigins(line))
            .collect(Collectors.joining());
    return new ModelFailure(
        "The design %s can't be compiled by %s:%s"
            .formatted(
                verilog.top(),
                failed.result().command().name(),
                reasons.isEmpty() ? "\n" + failed.getMessage() : reasons),
        failed);
  }

  private static void deleteAll(Path directory) throws IOException {
    List<Path> all = new ArrayList<>();
    try (var files = Files.walk(directory)) {
      files.forEach(all::add);
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      Files.delete(all.get(i));
    }
  }
}
