package dev.kairo.stdm;

import java.util.Locale;

/** A numeric parameter of the switch: what it is called, what it may be, and what it is for. */
public enum ParameterRange {
  PORTS("ports", 2, 16, 3, "input ports: 0 is the user logic, 1 and up are links"),
  SLOTS("slots", 1, 127, 4, "the most slots a frame can have, and how many it has after reset"),
  WIDTH("width", 1, 4096, 85, "bits of a word"),
  EJECTIONS("ejections", 1, 15, 1, "words the user logic can receive in one slot"),
  HOLD("hold", 1, 16, 1, "cycles a slot lasts");

  private final String key;
  private final int least;
  private final int most;
  private final int preset;
  private final String help;

  ParameterRange(String key, int least, int most, int preset, String help) {
    this.key = key;
    this.least = least;
    this.most = most;
    this.preset = preset;
    this.help = help;
  }

  /** The name in {@code --set name=value} and in reports. */
  public String key() {
    return key;
  }

  /** The least value. */
  public int least() {
    return least;
  }

  /** The largest value. */
  public int most() {
    return most;
  }

  /** The value when none is given. */
  public int preset() {
    return preset;
  }

  /** What it is, as part of a sentence. */
  public String help() {
    return help;
  }

  /** Refuses a value outside the range. */
  void check(int value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = %d is out of range; choose %d to %d (%s)",
              key,
              value,
              least,
              most,
              help));
    }
  }
}
