package dev.kairo.hw.check;

/** What kind of rule a diagnostic speaks of. */
public enum Code {
  WIDTH(true),
  UNDRIVEN(true),
  DOUBLY_DRIVEN(true),
  LOOP(true),
  TIMING(true),
  CLOCK(true),
  SCOPE(true),
  NAME(true),
  MEMORY(true),
  UNCONNECTED(true),
  REPEAT(true),
  UNUSED(false);

  private final boolean error;

  Code(boolean error) {
    this.error = error;
  }

  /** Whether a circuit that breaks the rule is refused; otherwise it is a warning. */
  public boolean error() {
    return error;
  }
}
