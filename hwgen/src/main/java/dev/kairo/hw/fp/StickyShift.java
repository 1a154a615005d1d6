package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;

/**
 * A shift to the right that remembers whether a one was lost.
 *
 * @param kept the shifted vector, as wide as before
 * @param lost whether any bit that fell out was 1
 */
record StickyShift(Bits kept, Bits lost) {
  /** Shifts by an unsigned distance, however large, the largest step first. */
  static StickyShift right(Bits value, Bits distance) {
    int levels = 32 - Integer.numberOfLeadingZeros(value.width());
    Bits kept = value;
    Bits lost = value.module().lit(1, 0);
    if (distance.width() > levels) {
      Bits far = distance.high(distance.width() - levels).any();
      lost = far.and(kept.any());
      kept = far.mux(kept.constant(0), kept);
    }
    for (int i = Math.min(levels, distance.width()) - 1; i >= 0; i--) {
      int step = 1 << i;
      Bits falls = kept.low(Math.min(step, kept.width())).any();
      lost = lost.or(distance.bit(i).and(falls));
      kept = distance.bit(i).mux(kept.shrU(step), kept);
    }
    return new StickyShift(kept, lost);
  }
}
