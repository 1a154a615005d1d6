package dev.kairo.cli.commands;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Surroundings;
import dev.kairo.cli.designs.DesignCatalogue;
import dev.kairo.cli.explore.space.SubjectCatalogue;
import dev.kairo.hw.tool.Toolbox;
import java.nio.file.Path;

/**
 * What a command works with: the console, the world outside, the directory relative paths start
 * from, the tools, the designs, and what can be explored.
 */
public record Context(
    Console console,
    Surroundings surroundings,
    Path directory,
    Toolbox toolbox,
    DesignCatalogue catalogue,
    SubjectCatalogue subjects) {
  /** A path of the command line as an absolute one. */
  public Path resolve(Path path) {
    return directory.resolve(path).toAbsolutePath().normalize();
  }
}
