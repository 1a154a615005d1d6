package dev.kairo.stdm.slots;

/** A table that cannot be read; the message names the place and what is allowed there. */
public final class TableFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A table refused for a reason. */
  public TableFormatException(String message) {
    super(message);
  }

  /** A table refused for a reason that another exception found. */
  public TableFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
