package dev.kairo.hw.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A tool could not be used. The message says which, where, what was found against what is needed
 * and what to do; {@link #exitCode()} is the one the command line ends with.
 */
public abstract sealed class ToolFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int TAIL_LINES = 12;

  private ToolFailure(String message) {
    super(message);
  }

  private ToolFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** 3 when a tool is missing or too old, 4 when it failed or took too long, 130 on interrupt. */
  public abstract int exitCode();

  /** A short word for machines: missing, too-old, failed, timed-out or interrupted. */
  public abstract String kind();

  /** The tool is not there. */
  public static final class Missing extends ToolFailure {
    private static final long serialVersionUID = 1L;

    private Missing(String message) {
      super(message);
    }

    @Override
    public int exitCode() {
      return 3;
    }

    @Override
    public String kind() {
      return "missing";
    }
  }

  /** The tool is there, but older than what works. */
  public static final class TooOld extends ToolFailure {
    private static final long serialVersionUID = 1L;

    private TooOld(String message) {
      super(message);
    }

    @Override
    public int exitCode() {
      return 3;
    }

    @Override
    public String kind() {
      return "too-old";
    }
  }

  /** The tool ran and said no, or could not be started. */
  public static final class Failed extends ToolFailure {
    private static final long serialVersionUID = 1L;
    private final transient ToolResult result;

    private Failed(String message, ToolResult result) {
      super(message);
      this.result = result;
    }

    private Failed(String message, ToolCommand command, Throwable cause) {
      super(message, cause);
      this.result = new ToolResult(command, -1, "", Duration.ZERO);
    }

    /** The run that failed, with its whole output; its exit code is -1 if it never started. */
    public ToolResult result() {
      return result;
    }

    @Override
    public int exitCode() {
      return 4;
    }

    @Override
    public String kind() {
      return "failed";
    }
  }

  /** The tool was ended because its time was up. */
  public static final class TimedOut extends ToolFailure {
    private static final long serialVersionUID = 1L;

    private TimedOut(String message) {
      super(message);
    }

    @Override
    public int exitCode() {
      return 4;
    }

    @Override
    public String kind() {
      return "timed-out";
    }
  }

  /** The tool was ended because the calling thread was interrupted or the program is closing. */
  public static final class Interrupted extends ToolFailure {
    private static final long serialVersionUID = 1L;

    private Interrupted(String message) {
      super(message);
    }

    @Override
    public int exitCode() {
      return 130;
    }

    @Override
    public String kind() {
      return "interrupted";
    }
  }

  /** The failure that describes a finding other than {@link Finding.Found}. */
  static ToolFailure notUsable(Finding finding) {
    Tool tool = finding.tool();
    if (finding instanceof Finding.TooOld old) {
      return new TooOld(
          "%s %s at %s is too old to %s; version %s or newer is needed. Install one with: %s"
              .formatted(
                  tool.name(),
                  old.version(),
                  old.path(),
                  tool.purpose(),
                  tool.minimum(),
                  tool.installLine()));
    }
    if (finding instanceof Finding.Unusable broken) {
      return new Missing(
          "%s at %s does not work, and is needed to %s. %s Reinstall it with: %s"
              .formatted(
                  tool.name(), broken.path(), tool.purpose(), broken.reason(), tool.installLine()));
    }
    return new Missing(
        "%s is not on the PATH, and is needed to %s. Install it with: %s"
            .formatted(tool.name(), tool.purpose(), tool.installLine()));
  }

  static ToolFailure noneOf(List<Tool> tools) {
    Tool first = tools.get(0);
    return new Missing(
        "None of %s is on the PATH in a version that works, and one is needed to %s."
                .formatted(
                    tools.stream().map(Tool::name).collect(Collectors.joining(", ")),
                    first.purpose())
            + " Install one with: "
            + first.installLine());
  }

  static Failed failed(ToolResult result, Path log, boolean logIsKept) {
    return new Failed(
        "%s failed with exit code %d after %s.%s"
            .formatted(
                result.command().name(),
                result.exitCode(),
                seconds(result.elapsed()),
                evidence(result.command(), result.output(), log, logIsKept)),
        result);
  }

  static Failed notStarted(ToolCommand command, Exception cause) {
    return new Failed(
        "%s could not be started: %s\n  command: %s\n  in: %s"
            .formatted(command.name(), cause.getMessage(), command.line(), command.directory()),
        command,
        cause);
  }

  static TimedOut timedOut(ToolCommand command, String output, Path log, boolean logIsKept) {
    return new TimedOut(
        "%s was ended after its time limit of %s.%s"
            .formatted(
                command.name(),
                seconds(command.limit()),
                evidence(command, output, log, logIsKept)));
  }

  static Interrupted interrupted(ToolCommand command) {
    return new Interrupted("%s was ended because of an interrupt.".formatted(command.name()));
  }

  private static String evidence(ToolCommand command, String output, Path log, boolean logIsKept) {
    String lines =
        ToolResult.tail(output, TAIL_LINES).stream()
            .map(line -> "\n    " + line)
            .collect(Collectors.joining());
    return "\n  command: %s\n  in: %s".formatted(command.line(), command.directory())
        + (lines.isEmpty() ? "\n  It printed nothing." : "\n  The end of its log:" + lines)
        + (logIsKept ? "\n  The whole log: " + log : "");
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
