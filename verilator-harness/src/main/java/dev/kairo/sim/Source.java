package dev.kairo.sim;

import java.math.BigInteger;

/**
 * Words on their way into the design. They wait in a ring outside the Java heap, and each cycle the
 * native side offers the next one and keeps it until it is taken; so a word costs no native call.
 */
public interface Source {
  /** Queues a word of at most 64 bits; refused when the ring is full. */
  void send(long word);

  /** Queues a word of any width. */
  void send(BigInteger word);

  /** Words queued and not yet taken by the design. */
  long pending();

  /** Words that can be queued now. */
  long room();

  /** Words the design has taken. */
  long sent();

  /** Cycles in which one side waited for the other. */
  long stalls();

  /** Leaves a cycle idle with this probability before offering the next word. */
  void gaps(double probability);
}
