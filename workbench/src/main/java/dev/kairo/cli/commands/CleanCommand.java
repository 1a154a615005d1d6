package dev.kairo.cli.commands;

import dev.kairo.cli.console.Outcome;
import dev.kairo.sim.cache.ModelCache;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Removes what Kairo keeps for itself under {@code .kairo/}: logs and reports of bugs, and on
 * request the cached simulation models. What a user asked to be written is never touched.
 */
@Command(
    name = "clean",
    description = "Remove logs and bug reports, and with --cache the simulation models.")
public final class CleanCommand implements Action {
  @Option(names = "--cache", description = "Remove the cached simulation models as well.")
  private boolean cache;

  @Override
  public Outcome run(Context context) throws IOException {
    List<Path> folders = new ArrayList<>();
    Path state = context.surroundings().state();
    folders.add(state.resolve("logs"));
    folders.add(state.resolve("bugs"));
    Sweep sweep = new Sweep();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        Files.walkFileTree(folder, sweep);
      }
    }
    long models = cache ? modelCache(context).clean() : 0;
    context.console().line(said(sweep.bytes, models));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("bytes", sweep.bytes + models);
    result.put("modelBytes", models);
    return Outcome.ok(result);
  }

  private static ModelCache modelCache(Context context) {
    return ModelCache.ofEnvironment(context.surroundings().environment());
  }

  private static String said(long bytes, long models) {
    if (bytes + models == 0) {
      return "Nothing to remove.";
    }
    return String.format(
        Locale.ROOT,
        "Removed %.1f MB of logs and reports%s.",
        bytes / 1e6,
        models > 0 ? String.format(Locale.ROOT, " and %.1f MB of models", models / 1e6) : "");
  }

  /** Removes a tree without following links, counting bytes. */
  private static final class Sweep extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
