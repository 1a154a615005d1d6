package dev.kairo.cli.console;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command hands back: its exit code, the fields of {@code result}, what went wrong, the
 * files it made, and whether it has told people of the errors already.
 */
public record Outcome(
    ExitCode exit,
    Map<String, Object> result,
    List<Trouble> errors,
    List<Path> artifacts,
    boolean told) {
  public Outcome {
    result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
    errors = List.copyOf(errors);
    artifacts = List.copyOf(artifacts);
  }

  public Outcome(
      ExitCode exit, Map<String, Object> result, List<Trouble> errors, List<Path> artifacts) {
    this(exit, result, errors, artifacts, false);
  }

  public static Outcome ok(Map<String, Object> result) {
    return new Outcome(ExitCode.OK, result, List.of(), List.of());
  }

  /** The same outcome with the files it made. */
  public Outcome made(List<Path> files) {
    return new Outcome(exit, result, errors, files, told);
  }

  /** The same outcome of a command that has printed its errors itself. */
  public Outcome asTold() {
    return new Outcome(exit, result, errors, artifacts, true);
  }

  /** Done, but a check failed. */
  public static Outcome checkFailed(Map<String, Object> result, Trouble... errors) {
    return new Outcome(ExitCode.CHECK_FAILED, result, List.of(errors), List.of());
  }

  /** The word for {@code status}: ok, failed (a check) or error. */
  public String status() {
    return switch (exit) {
      case OK -> "ok";
      case CHECK_FAILED -> "failed";
      default -> "error";
    };
  }
}
