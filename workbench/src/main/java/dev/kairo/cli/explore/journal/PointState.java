package dev.kairo.cli.explore.journal;

/** Where a point is in its life. */
public sealed interface PointState {
  /** The word in files. */
  String word();

  /** Waits for its turn; also what a running point becomes when its process is gone. */
  record Queued() implements PointState {
    @Override
    public String word() {
      return "queued";
    }
  }

  /** Somebody works on it; the record's times tell who, where and since when. */
  record Running() implements PointState {
    @Override
    public String word() {
      return "running";
    }
  }

  /** Every stage up to {@code stage} went well. */
  record Done(Stage stage) implements PointState {
    @Override
    public String word() {
      return "ok";
    }
  }

  /** Went wrong in {@code stage}. */
  record Failed(FailureKind kind, Stage stage, String message) implements PointState {
    @Override
    public String word() {
      return "failed";
    }
  }

  /** Not worth the work, for a reason in a few words. */
  record Skipped(String reason) implements PointState {
    @Override
    public String word() {
      return "skipped";
    }
  }
}
