package dev.kairo.report;

/**
 * How a point ended.
 *
 * @param reason why it failed or was skipped; empty otherwise
 */
public record PointState(Status status, String reason) {
  /** Everything that was asked for went well. */
  public static final PointState OK = new PointState(Status.OK, "");

  /** The ways to end, and the two ways not to have ended yet. */
  public enum Status {
    OK("ok"),
    FAILED("failed"),
    SKIPPED("skipped"),
    RUNNING("running"),
    QUEUED("queued");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word in files and on pages. */
    public String word() {
      return word;
    }
  }

  /** Not worth the work. */
  public static PointState skipped(String reason) {
    return new PointState(Status.SKIPPED, reason);
  }

  /** Went wrong. */
  public static PointState failed(String reason) {
    return new PointState(Status.FAILED, reason);
  }

  /** Whether it went well. */
  public boolean ok() {
    return status == Status.OK;
  }
}
