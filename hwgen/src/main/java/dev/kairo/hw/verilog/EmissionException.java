package dev.kairo.hw.verilog;

/** Verilog could not be made or written; the message is one sentence that says what to do. */
public final class EmissionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A problem in one sentence. */
  public EmissionException(String message) {
    super(message);
  }

  /** A problem in one sentence, and what caused it. */
  public EmissionException(String message, Throwable cause) {
    super(message, cause);
  }
}
