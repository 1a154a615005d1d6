package dev.kairo.cli.explore.work;

import dev.kairo.cli.explore.journal.FailureKind;
import dev.kairo.cli.explore.journal.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A point went wrong, which ends the point and not the exploration. */
final class PointFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final Stage stage;
  private final String story;

  /**
   * A failure.
   *
   * @param message a sentence that is the same in every run
   * @param story all that is known, for the point's directory
   */
  PointFailure(FailureKind kind, Stage stage, String message, String story) {
    super(message);
    this.kind = kind;
    this.stage = stage;
    this.story = story;
  }

  PointFailure(FailureKind kind, Stage stage, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.stage = stage;
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    this.story = trace.toString();
  }

  FailureKind kind() {
    return kind;
  }

  Stage stage() {
    return stage;
  }

  String story() {
    return story;
  }
}
