package dev.kairo.train.digits;

/** A folder or file of digits that can't be used, for a reason its owner can do something about. */
public final class UnreadableDigits extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A sentence with a remedy. */
  public UnreadableDigits(String message) {
    super(message);
  }
}
