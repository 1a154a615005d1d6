package dev.kairo.sim;

/** The three ports of a stream: a word moves in each cycle in which valid and ready are both 1. */
public record StreamPorts(String valid, String ready, String data) {
  /** The ports {@code prefix_valid}, {@code prefix_ready} and {@code prefix_data}. */
  public static StreamPorts of(String prefix) {
    return new StreamPorts(prefix + "_valid", prefix + "_ready", prefix + "_data");
  }
}
