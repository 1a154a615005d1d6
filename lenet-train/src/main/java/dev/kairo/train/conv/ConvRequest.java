package dev.kairo.train.conv;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Shape;
import dev.kairo.train.fc.Counter;

/** A kind of {@link ConvWork}, and the buffer of the sample it is about. */
public record ConvRequest(Bits kind, Bits buffer) {
  /** What a request to an engine with so many buffers consists of. */
  public static Shape<ConvRequest> shape(int buffers) {
    return Shape.of(
        ConvRequest.class, Shape.bits(ConvWork.BITS), Shape.bits(Counter.width(buffers)));
  }
}
