package dev.kairo.report.compare;

/** A result can't be compared, for a reason the user can do something about. */
public final class UnreadableResult extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  UnreadableResult(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do instead, as a sentence. */
  public String remedy() {
    return remedy;
  }
}
