package dev.kairo.hw.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A command line as a value: absolute executable, arguments, directory, changes to the environment,
 * standard input and a time limit. Nothing here ever goes through a shell.
 */
public record ToolCommand(
    Path executable,
    List<String> arguments,
    Path directory,
    SortedMap<String, String> environment,
    String input,
    Duration limit) {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);

  public ToolCommand {
    executable = executable.toAbsolutePath().normalize();
    directory = directory.toAbsolutePath().normalize();
    arguments = List.copyOf(arguments);
    environment = new TreeMap<>(environment);
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          "The time limit of "
              + executable.getFileName()
              + " is "
              + limit
              + "; it must be positive.");
    }
  }

  /** A command in the current directory, limited to ten minutes. */
  public static ToolCommand of(Path executable, String... arguments) {
    return new ToolCommand(
        executable, List.of(arguments), Path.of(""), new TreeMap<>(), "", DEFAULT_LIMIT);
  }

  /** The same command with more arguments at the end. */
  public ToolCommand with(List<String> more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(more);
    return new ToolCommand(executable, all, directory, environment, input, limit);
  }

  /** The same command with more arguments at the end. */
  public ToolCommand with(String... more) {
    return with(List.of(more));
  }

  /** The same command run in another directory. */
  public ToolCommand in(Path otherDirectory) {
    return new ToolCommand(executable, arguments, otherDirectory, environment, input, limit);
  }

  /** The same command with one more environment variable. */
  public ToolCommand environment(String name, String value) {
    SortedMap<String, String> all = new TreeMap<>(environment);
    all.put(name, value);
    return new ToolCommand(executable, arguments, directory, all, input, limit);
  }

  /** The same command reading {@code text} from its standard input, which is empty otherwise. */
  public ToolCommand reading(String text) {
    return new ToolCommand(executable, arguments, directory, environment, text, limit);
  }

  /** The same command with another time limit. */
  public ToolCommand within(Duration otherLimit) {
    return new ToolCommand(executable, arguments, directory, environment, input, otherLimit);
  }

  /** The program's file name, for messages. */
  public String name() {
    return String.valueOf(executable.getFileName());
  }

  /** The command as a line that can be pasted into a shell. */
  public String line() {
    List<String> words = new ArrayList<>();
    environment.forEach((name, value) -> words.add(name + "=" + quoted(value)));
    words.add(quoted(executable.toString()));
    arguments.forEach(argument -> words.add(quoted(argument)));
    return words.stream().collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
