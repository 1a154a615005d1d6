package dev.kairo.sim.bridge;

/** The native bridge or a model's library can't be loaded; the message says why. */
public final class BridgeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BridgeFailure(String message) {
    super(message);
  }

  public BridgeFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
