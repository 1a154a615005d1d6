package dev.kairo.sim;

import java.math.BigInteger;

/**
 * A port that Java reads: an output, or the value an input has now. Reading costs a memory access;
 * combinational outputs show the last {@code step} or {@code settle}.
 */
public interface OutPort {
  /** Name, width and direction. */
  Port port();

  /** The value of a port of at most 64 bits, as an unsigned number; wider ports refuse. */
  long get();

  /** The value of a port of any width. */
  BigInteger big();

  /** Word {@code index} of the value, 0 being bits 31 to 0. */
  int word(int index);

  /** Copies every word to an array, the lowest first, starting at {@code from}. */
  void copyWords(int[] into, int from);

  /** Whether the value is anything but zero. */
  default boolean isHigh() {
    for (int i = 0; i < port().words(); i++) {
      if (word(i) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The value of a 32-bit port read as an IEEE 754 single. */
  default float getFloat() {
    if (port().width() != Float.SIZE) {
      throw new IllegalArgumentException(
          "The port %s is %d bits wide; only a 32-bit port holds a float."
              .formatted(port().name(), port().width()));
    }
    return Float.intBitsToFloat(word(0));
  }
}
