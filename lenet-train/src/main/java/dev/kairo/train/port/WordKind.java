package dev.kairo.train.port;

import dev.kairo.hw.Bits;

/** What the numbers of a word are; the order is the code in a word's header. */
public enum WordKind {
  /** Errors that arrive, or that leave; for a softmax, logits that arrive. */
  ERRORS,
  /** The layer's forward outputs, one for each error; only a ReLU reads them. */
  OUTPUTS,
  /** The layer's forward inputs. */
  ACTIVATIONS,
  /** A sample's label, a whole number at the bottom of its place; only a softmax reads it. */
  LABELS,
  /** Biases, one for each error that arrives. */
  BIASES,
  /** Weights: for each error that arrives a row with one weight for each error that leaves. */
  WEIGHTS,
  /** A request for the biases (bit 0 of the first number) and the weights (bit 1). */
  READ,
  /** A setting: the address says which. */
  CONTROL;

  /** Bits of a kind. */
  static final int WIDTH = 3;

  /** Address of the learning rate among the settings. */
  public static final int LEARNING_RATE = 0;

  /** Address of the setting that clears the flags of lost and misplaced words. */
  public static final int CLEAR_FLAGS = 1;

  /** Whether a kind is this one. */
  Bits is(Bits kind) {
    return kind.eq(ordinal());
  }

  /** This kind as a constant beside a signal. */
  Bits beside(Bits signal) {
    return signal.module().lit(WIDTH, ordinal());
  }
}
