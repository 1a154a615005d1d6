package dev.kairo.cli.commands;

import dev.kairo.cli.console.Outcome;
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
    if (cache) {
      folders.add(state.resolve("models"));
    }
    Sweep sweep = new Sweep();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        Files.walkFileTree(folder, sweep);
      }
    }
    context
        .console()
        .line(
            sweep.files == 0
                ? "Nothing to remove."
                : String.format(
                    Locale.ROOT,
                    "Removed %d file%s, %.1f MB.",
                    sweep.files,
                    sweep.files == 1 ? "" : "s",
                    sweep.bytes / 1e6));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("files", sweep.files);
    result.put("bytes", sweep.bytes);
    return Outcome.ok(result);
  }

  /** Removes a tree without following links, counting files and bytes. */
  private static final class Sweep extends SimpleFileVisitor<Path> {
    private int files;
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      files++;
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
