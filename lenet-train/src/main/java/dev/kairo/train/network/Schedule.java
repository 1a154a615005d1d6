package dev.kairo.train.network;

/**
 * When weights step.
 *
 * @param kind after which samples, and with which activations
 * @param batch samples of a step; 1 unless it is a mini-batch
 */
public record Schedule(Kind kind, int batch) {
  /** The kinds of schedules. */
  public enum Kind {
    /** After each sample, before the next one's forward pass. */
    STRICT,
    /** After a number of samples, by the sum of their gradients. */
    MINIBATCH,
    /** After each sample, with activations of the weights that the epoch began with. */
    BACKWARD_ONLY
  }

  /** The schedule of the hardware without overlap: batch 1. */
  public static final Schedule STRICT = new Schedule(Kind.STRICT, 1);

  /** What the documents' boards did: activations are supplied. */
  public static final Schedule BACKWARD_ONLY = new Schedule(Kind.BACKWARD_ONLY, 1);

  private static final String MINIBATCH = "minibatch:";
  private static final int MOST = 1_000_000;

  /** A mini-batch of some samples. */
  public static Schedule minibatch(int samples) {
    return new Schedule(Kind.MINIBATCH, samples);
  }

  /** The schedule of a name: strict, backward-only or such as minibatch:16. */
  public static Schedule of(String name) {
    if (name.equals("strict")) {
      return STRICT;
    }
    if (name.equals("backward-only")) {
      return BACKWARD_ONLY;
    }
    if (name.startsWith(MINIBATCH)) {
      String batch = name.substring(MINIBATCH.length());
      if (batch.matches("[1-9]\\d{0,6}") && Integer.parseInt(batch) <= MOST) {
        return minibatch(Integer.parseInt(batch));
      }
      throw new IllegalArgumentException(
          "A mini-batch of '%s' samples is not allowed; choose 1 to %d, such as minibatch:16."
              .formatted(batch, MOST));
    }
    throw new IllegalArgumentException(
        "The schedule '%s' is not known; choose strict, backward-only or such as minibatch:16."
            .formatted(name));
  }

  /** The name that {@link #of} takes. */
  @Override
  public String toString() {
    return switch (kind) {
      case STRICT -> "strict";
      case MINIBATCH -> MINIBATCH + batch;
      case BACKWARD_ONLY -> "backward-only";
    };
  }
}
