package dev.kairo.hw.ir;

/**
 * A port of a circuit and the node that carries its value.
 *
 * @param latency the cycle at which the port's value belongs relative to the module's first input,
 *     or {@link #UNTIMED}
 */
public record Port(String name, int node, int latency) {
  /** The latency of a port that no pipe has timed. */
  public static final int UNTIMED = -1;
}
