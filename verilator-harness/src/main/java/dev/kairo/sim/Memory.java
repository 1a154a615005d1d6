package dev.kairo.sim;

import java.math.BigInteger;

/** A memory of the design, read and written behind its ports' back. */
public interface Memory {
  /** Path below the top module. */
  String path();

  /** Number of words. */
  int depth();

  /** Bits of a word. */
  int width();

  /** A word of at most 64 bits. */
  long get(int address);

  /** A word of any width. */
  BigInteger big(int address);

  /** Sets a word of at most 64 bits; visible at the next {@code step} or {@code settle}. */
  void set(int address, long value);

  /** Sets a word of any width. */
  void set(int address, BigInteger value);
}
