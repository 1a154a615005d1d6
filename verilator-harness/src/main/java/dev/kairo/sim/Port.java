package dev.kairo.sim;

/** A port of a design. */
public record Port(String name, int width, Direction direction) {
  /** Which way a port goes, seen from the design. */
  public enum Direction {
    INPUT,
    OUTPUT
  }

  /** The number of 32-bit words that hold a value of this port. */
  public int words() {
    return (width + 31) / 32;
  }
}
