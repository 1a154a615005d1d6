package dev.kairo.train.order;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Shape;

/**
 * How the samples of a run are trained.
 *
 * @param batch samples of a batch, at least 1
 * @param samples samples of the whole run
 * @param supplied whether the outputs of all layers come from elsewhere
 * @param strict whether each sample steps the weights by itself, with a batch of 1
 */
public record Run(Bits batch, Bits samples, Bits supplied, Bits strict) {
  /** Bits of the number of samples of a batch. */
  public static final int BATCH_BITS = 16;

  /** Bits of the number of samples of a run. */
  public static final int SAMPLES_BITS = 32;

  /** What it consists of. */
  public static final Shape<Run> SHAPE =
      Shape.of(
          Run.class,
          Shape.bits(BATCH_BITS),
          Shape.bits(SAMPLES_BITS),
          Shape.bits(1),
          Shape.bits(1));
}
