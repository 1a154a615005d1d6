package dev.kairo.hw.verilog;

/** A port of the top module. */
public record EmittedPort(String name, int width, Direction direction) {
  /** Seen from inside the module. */
  public enum Direction {
    INPUT,
    OUTPUT
  }
}
