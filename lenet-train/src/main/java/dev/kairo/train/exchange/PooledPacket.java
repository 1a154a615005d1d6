package dev.kairo.train.exchange;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Shape;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.conv.pool.PooledCell;

/**
 * A part of a pooled cell: some channels' words and winners, the first channel lowest. On the way
 * back the words are errors.
 */
public record PooledPacket(Bits words, Bits winners) {
  /** What a packet of {@code words} words consists of. */
  public static Shape<PooledPacket> shape(FpFormat format, int words) {
    return Shape.of(
        PooledPacket.class,
        Shape.bits(words * format.width()),
        Shape.bits(words * PooledCell.WINNER_BITS));
  }
}
