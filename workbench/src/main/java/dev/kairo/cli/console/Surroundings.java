package dev.kairo.cli.console;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything a run takes from the world outside: streams, environment, current directory and the
 * folder Kairo itself lives in. A test hands in its own.
 *
 * @param out where results go
 * @param err where messages go
 * @param environment environment variables
 * @param directory the directory relative paths start from
 * @param home the folder of the product, where {@code .kairo/} keeps its state
 * @param outIsTerminal whether {@code out} is shown on a screen
 * @param errIsTerminal whether {@code err} is shown on a screen
 * @param columns the width of the screen
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Path home,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns) {
  public Surroundings {
    environment = Map.copyOf(environment);
    directory = directory.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
  }

  /** The value of an environment variable, or an empty string. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** Where Kairo keeps what it may throw away: logs, reports of bugs, the launcher's build. */
  public Path state() {
    return home.resolve(".kairo");
  }
}
