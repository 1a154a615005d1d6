package dev.kairo.train.conv.pool;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;

/**
 * Which of four candidates a pool keeps: a later one only where it is strictly greater, so the
 * first of equal ones, and nothing displaces a NaN.
 *
 * @param word the candidate that is kept
 * @param winner which one it is
 */
public record PoolGolden(long word, int winner) {
  /** The pool of some candidates, in order. */
  public static PoolGolden of(FpFormat format, long[] candidates) {
    PoolGolden best = new PoolGolden(candidates[0], 0);
    for (int i = 1; i < candidates.length; i++) {
      if (FpGolden.lessThan(format, best.word(), candidates[i])) {
        best = new PoolGolden(candidates[i], i);
      }
    }
    return best;
  }
}
