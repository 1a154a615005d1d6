package dev.kairo.sim;

import java.math.BigInteger;

/**
 * An input that Java writes. Writing costs a memory access; the design sees the value at the next
 * {@code step} or {@code settle}. A value that does not fit is refused, never cut.
 */
public interface InPort extends OutPort {
  /** Sets the value, an unsigned number; wider ports get zeros above it. */
  void set(long value);

  /** Sets the value of a port of any width; it must not be negative. */
  void set(BigInteger value);

  /** Sets word {@code index}, 0 being bits 31 to 0; bits above the port's width are dropped. */
  void setWord(int index, int word);

  /** Sets every word from an array, the lowest first, starting at {@code from}. */
  void setWords(int[] words, int from);

  /** Sets a port of one bit. */
  default void set(boolean value) {
    set(value ? 1L : 0L);
  }

  /** Sets a 32-bit port to the bits of an IEEE 754 single. */
  default void setFloat(float value) {
    if (port().width() != Float.SIZE) {
      throw new IllegalArgumentException(
          "The port %s is %d bits wide; only a 32-bit port holds a float."
              .formatted(port().name(), port().width()));
    }
    setWord(0, Float.floatToRawIntBits(value));
  }
}
