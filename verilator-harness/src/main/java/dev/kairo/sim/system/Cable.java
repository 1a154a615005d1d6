package dev.kairo.sim.system;

/**
 * A cable: what an output shows after cycle {@code c} is at the input in cycle {@code c + latency}.
 * Before the first word arrives the input is 0.
 *
 * @param width bits of the output and of the input
 */
public record Cable(
    String fromBoard, String fromPort, String toBoard, String toPort, int width, int latency) {
  /** The latency of an Aurora-like serial link at 100 MHz. */
  public static final int SERIAL_LINK = 60;

  public Cable {
    if (latency < 1) {
      throw new IllegalArgumentException(
          "The cable from %s.%s to %s.%s takes %d cycles; a cable takes at least 1."
              .formatted(fromBoard, fromPort, toBoard, toPort, latency));
    }
  }

  /** 32-bit words that hold a value. */
  int words() {
    return (width + Integer.SIZE - 1) / Integer.SIZE;
  }

  /** What messages call it. */
  String name() {
    return fromBoard + "." + fromPort + " to " + toBoard + "." + toPort;
  }
}
