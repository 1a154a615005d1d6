package dev.kairo.train.weights;

/** A file of weights that can't be used, for a reason that its owner can do something about. */
public final class UnusableWeights extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A sentence with a remedy. */
  public UnusableWeights(String message) {
    super(message);
  }
}
