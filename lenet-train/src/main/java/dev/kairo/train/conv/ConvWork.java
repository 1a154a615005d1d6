package dev.kairo.train.conv;

/** What an engine does on request, one at a time; the order is the code of a request. */
public enum ConvWork {
  /** The pooled words and winners of a sample. */
  FORWARD,
  /** The gradients of a sample, added to those before. */
  BACKWARD,
  /** Every weight and bias stepped by the gradients, which then count from zero again. */
  STEP;

  /** Bits of a request's kind. */
  public static final int BITS = 2;
}
