package dev.kairo.cli.console;

/** The documented exit codes. Scripts rely on them, so they never change their meaning. */
public enum ExitCode {
  /** Done, and every check passed. */
  OK(0),
  /** Done, but a check failed: a mismatch, a budget that can't be met, a regression. */
  CHECK_FAILED(1),
  /** The command line or a design was wrong. */
  USAGE(2),
  /** A needed tool is missing or too old. */
  TOOL_MISSING(3),
  /** An outside tool failed or timed out, or the system gave no room or no permission. */
  TOOL_FAILED(4),
  /** A bug in Kairo; a report file tells more. */
  BUG(70),
  /** Interrupted; the same command goes on where it can. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
