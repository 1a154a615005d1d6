package dev.kairo.train.port;

/** What the frames on an engine's stream are; the order is the code in the control register. */
public enum StreamMode {
  /** A frame is a sample. */
  TRAIN,
  /** A frame is all biases and weights. */
  LOAD,
  /** No frame is taken; all biases and weights leave as one. */
  READ
}
