package dev.kairo.sim.model;

import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.sim.cache.ContentKey;
import dev.kairo.sim.cache.ModelCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Verilator's runtime, compiled once per version and flags and shared by every model; that saves
 * about four seconds a model. Each file is a cache entry of its own.
 */
final class RuntimeObjects {
  private static final List<String> ALWAYS =
      List.of("verilated.cpp", "verilated_threads.cpp", "verilated_dpi.cpp");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Toolchain tools;
  private final ModelCache cache;
  private final ToolRunner runner;

  RuntimeObjects(Toolchain tools, ModelCache cache, ToolRunner runner) {
    this.tools = tools;
    this.cache = cache;
    this.runner = runner;
  }

  /** The object files a variant needs; those missing are compiled side by side. */
  List<Path> of(Variant variant) {
    List<String> names = new ArrayList<>(ALWAYS);
    names.addAll(variant.runtimeFiles());
    List<CompletableFuture<Path>> running =
        names.stream().map(name -> CompletableFuture.supplyAsync(() -> object(name))).toList();
    try {
      // All of them end before a failure is told: nothing may go on in the background.
      CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0])).join();
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private Path object(String name) {
    List<String> flags = new ArrayList<>(tools.compilerFlags());
    flags.add("-O2");
    String hooks = Resources.text("kairo_hooks.h");
    String key =
        new ContentKey()
            .add("runtime", name)
            .add("tools", tools.identity())
            .add("flags", String.join(" ", flags))
            .add("hooks", hooks)
            .hex();
    Path entry =
        cache.get(
            key,
            directory -> {
              Files.writeString(directory.resolve("kairo_hooks.h"), hooks);
              runner.run(
                  tools
                      .compiler()
                      .command("-c", "-o", "runtime.o")
                      .with(flags)
                      .with("-I.", "-I" + tools.include(), "-I" + tools.include().resolve("vltstd"))
                      .with("-include", "kairo_hooks.h", tools.include().resolve(name).toString())
                      .in(directory)
                      .within(LIMIT));
            });
    return entry.resolve("runtime.o");
  }
}
