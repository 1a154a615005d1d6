package dev.kairo.train.region;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Shape;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.order.Run;

/**
 * What a host says of a run before its first sample.
 *
 * @param learningRate the learning rate
 * @param run how its samples are trained
 */
public record Settings(Bits learningRate, Run run) {
  /** What they consist of. */
  public static Shape<Settings> shape(FpFormat format) {
    return Shape.of(Settings.class, Shape.bits(format.width()), Run.SHAPE);
  }
}
