package dev.kairo.train.conv.pool;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Shape;
import dev.kairo.hw.fp.FpFormat;

/**
 * A pooled cell of some channels, the first channel lowest.
 *
 * @param words for each channel the largest of its four candidates or, on the way back, its error
 * @param winners for each channel which candidate that was, two bits: 0 to 3 in the order of rows
 */
public record PooledCell(Bits words, Bits winners) {
  /** Candidates of a cell. */
  public static final int CANDIDATES = 4;

  /** Bits that name a candidate. */
  public static final int WINNER_BITS = 2;

  /** What a cell of {@code channels} channels consists of. */
  public static Shape<PooledCell> shape(FpFormat format, int channels) {
    return Shape.of(
        PooledCell.class,
        Shape.bits(channels * format.width()),
        Shape.bits(channels * WINNER_BITS));
  }
}
