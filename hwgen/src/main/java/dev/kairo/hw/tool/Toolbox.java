package dev.kairo.hw.tool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds outside tools on the {@code PATH} of an environment and asks each for its version, once.
 * {@code KAIRO_<TOOL>} names another executable. Asking costs one short process per tool (about 10
 * ms); answers are kept as long as the toolbox.
 */
public final class Toolbox {
  private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);

  private final Map<String, String> environment;
  private final List<Path> directories;
  private final ToolRunner runner = new ToolRunner();
  private final Map<Tool, Finding> findings = new ConcurrentHashMap<>();

  private Toolbox(Map<String, String> environment, List<Path> directories) {
    this.environment = Map.copyOf(environment);
    this.directories = List.copyOf(directories);
  }

  /** The tools of this process's environment. */
  public static Toolbox ofEnvironment() {
    return of(System.getenv());
  }

  /** The tools of a given environment: its {@code PATH} and its {@code KAIRO_<TOOL>} entries. */
  public static Toolbox of(Map<String, String> environment) {
    List<Path> directories = new ArrayList<>();
    for (String entry : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (!entry.isBlank()) {
        directories.add(Path.of(entry).toAbsolutePath().normalize());
      }
    }
    return new Toolbox(environment, directories);
  }

  /** Looks for a tool; never throws for a tool that is absent or broken. */
  public Finding look(Tool tool) {
    return findings.computeIfAbsent(tool, this::search);
  }

  /** The tool when it is there and new enough. */
  public Optional<Finding.Found> find(Tool tool) {
    return look(tool) instanceof Finding.Found found ? Optional.of(found) : Optional.empty();
  }

  /** The tool, or a {@link ToolFailure} that says how to install it. */
  public Finding.Found require(Tool tool) {
    Finding finding = look(tool);
    if (finding instanceof Finding.Found found) {
      return found;
    }
    throw ToolFailure.notUsable(finding);
  }

  /** The first of several interchangeable tools that is usable, or a failure about the first. */
  public Finding.Found requireFirst(List<Tool> interchangeable) {
    for (Tool tool : interchangeable) {
      Optional<Finding.Found> found = find(tool);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw ToolFailure.noneOf(interchangeable);
  }

  private Finding search(Tool tool) {
    Optional<Path> path = locate(tool);
    if (path.isEmpty()) {
      return new Finding.Absent(tool);
    }
    try {
      return judge(tool, path.get());
    } catch (ToolFailure.Interrupted interrupted) {
      throw interrupted;
    } catch (ToolFailure failure) {
      return new Finding.Unusable(tool, path.get(), failure.getMessage());
    }
  }

  private Finding judge(Tool tool, Path path) {
    String answer = answer(versionCommand(tool, path));
    Optional<Version> version = Version.find(answer);
    if (version.isEmpty()) {
      return new Finding.Unusable(tool, path, "It does not answer when asked for its version.");
    }
    return version.get().isOlderThan(tool.minimum())
        ? new Finding.TooOld(tool, path, version.get())
        : new Finding.Found(tool, path, version.get());
  }

  private String answer(ToolCommand command) {
    ToolResult result = runner.attempt(command);
    // A loader error may hold digits, which are no version.
    return result.exitCode() == 0 ? result.output() : "";
  }

  private ToolCommand versionCommand(Tool tool, Path path) {
    ToolCommand command = ToolCommand.of(path).with(tool.versionArguments()).within(VERSION_LIMIT);
    // The Tcl shell has no version switch: it is asked on its standard input.
    return tool.versionArguments().isEmpty()
        ? command.reading("puts [info patchlevel]\n")
        : command;
  }

  private Optional<Path> locate(Tool tool) {
    String override = environment.getOrDefault(tool.variable(), "");
    if (!override.isBlank()) {
      Path path = Path.of(override);
      return path.isAbsolute()
          ? Optional.of(path).filter(Toolbox::runnable)
          : onPath(List.of(override));
    }
    return onPath(tool.executables());
  }

  private Optional<Path> onPath(List<String> names) {
    for (String name : names) {
      for (Path directory : directories) {
        Path candidate = directory.resolve(name);
        if (runnable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean runnable(Path path) {
    try {
      return Files.isExecutable(path) && Files.isRegularFile(path.toRealPath());
    } catch (IOException unreadable) {
      return false;
    }
  }
}
