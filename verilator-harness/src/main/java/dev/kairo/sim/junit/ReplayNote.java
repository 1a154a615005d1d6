package dev.kairo.sim.junit;

/** Rides along with a test's failure and tells where its waves are. */
final class ReplayNote extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReplayNote(String message) {
    super(message, null, false, false);
  }

  @Override
  public String toString() {
    return getMessage();
  }
}
