package dev.kairo.sim;

import java.math.BigInteger;

/**
 * Words coming out of the design. Each cycle the native side is ready while its ring has room, and
 * stores the word that came with the number of the cycle.
 */
public interface Sink {
  /** Words that arrived and were not yet received. */
  long available();

  /** The next word, of at most 64 bits; refused when there is none. */
  long receive();

  /** The next word, of any width; refused when there is none. */
  BigInteger receiveBig();

  /** The cycle in which the word last received arrived; intervals are measured with it. */
  long arrival();

  /** Cycles in which one side waited for the other. */
  long stalls();

  /** Is not ready in a cycle with this probability. */
  void gaps(double probability);
}
