package dev.kairo.train.fc.training;

/** What an engine does on request, one at a time; the order is the code of a request. */
public enum TrainingWork {
  /** The outputs of a sample. */
  FORWARD,
  /** The errors that leave, and the gradients of a sample added to those before. */
  BACKWARD,
  /** Every weight and bias stepped by the gradients, which then count from zero again. */
  STEP,
  /** The errors that leave, and every weight and bias stepped by this sample alone. */
  UPDATE;

  /** Bits of a request's kind. */
  public static final int BITS = 2;

  /** Whether errors arrive and leave. */
  public boolean passesErrors() {
    return this == BACKWARD || this == UPDATE;
  }

  /** Whether it needs gradients of batches. */
  public boolean needsGradients() {
    return this == BACKWARD || this == STEP;
  }
}
