package dev.kairo.sim.model;

/** A design can't become a model: Verilator or the compiler refused it; the message says why. */
public final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelFailure(String message) {
    super(message);
  }

  public ModelFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
