package dev.kairo.train.softmax.bench;

/** What the errors of a sample must be. */
public interface ErrorRule {
  /** The errors of logits whose right class is the label. */
  long[] errors(long[] logits, int label);
}
