package dev.kairo.train.order;

/** What an engine is asked to do; the order is the code of a request. */
public enum Work {
  /** The outputs of a sample. */
  FORWARD,
  /** The errors and gradients of a sample. */
  BACKWARD,
  /** Every weight stepped by the gradients of a batch. */
  STEP;

  /** Bits of a code. */
  public static final int BITS = 2;
}
