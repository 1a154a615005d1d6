package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;

/**
 * A count from 0 to {@code size - 1} and round again.
 *
 * @param value the count, as wide as its greatest value needs, at least one bit
 * @param last whether it stands at its greatest value
 */
public record Counter(Bits value, Bits last) {
  /** Bits of a count of {@code size} values. */
  public static int width(int size) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
  }

  /** A count that goes on in each cycle in which {@code enable} is 1. */
  public static Counter of(Module module, int size, Bits enable) {
    int width = width(size);
    Bits value =
        module
            .reg(width)
            .reset(0)
            .enable(enable)
            .next(count -> count.eq(size - 1).mux(count.constant(0), count.add(1)));
    return new Counter(value, value.eq(size - 1));
  }
}
