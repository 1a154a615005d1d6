package dev.kairo.cli.console;

/** A command can't go on, for a reason the user can do something about. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final transient Trouble trouble;

  public Refusal(ExitCode exit, Trouble trouble) {
    super(trouble.message());
    this.exit = exit;
    this.trouble = trouble;
  }

  /** A wrong command line or design: exit code 2. */
  public static Refusal usage(String code, String message, String hint) {
    return new Refusal(ExitCode.USAGE, new Trouble(code, message, "", hint));
  }

  public ExitCode exit() {
    return exit;
  }

  public Trouble trouble() {
    return trouble;
  }
}
