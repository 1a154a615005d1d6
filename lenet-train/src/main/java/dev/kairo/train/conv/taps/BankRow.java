package dev.kairo.train.conv.taps;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.train.fc.Counter;
import java.util.stream.IntStream;

/**
 * Where a row of an image lies: in bank {@code y mod (K + 1)}, its first pair at {@code y div (K +
 * 1)} times the pairs of a row.
 */
record BankRow(Bits bank, Bits base) {
  /** Bits of an address within an image. */
  static int width(TapsShape shape) {
    return Counter.width((shape.height() + shape.patch() - 1) / shape.patch() * shape.pairs());
  }

  /**
   * Rows one after the other.
   *
   * @param by rows to go on at a time
   * @param restart whether the first row of an image is next
   * @param goesOn whether the next row is next
   */
  static BankRow of(Module module, TapsShape shape, int by, Bits restart, Bits goesOn) {
    int wrap = shape.patch() - by;
    Bits bank =
        module
            .reg(Counter.width(shape.patch()))
            .reset(0)
            .next(
                now ->
                    module
                        .choose()
                        .when(restart, now.constant(0))
                        .when(goesOn, now.ltU(wrap).mux(now.add(by), now.sub(wrap)))
                        .otherwise(now));
    Bits wraps = goesOn.and(bank.ltU(wrap).not());
    Bits base =
        module
            .reg(width(shape))
            .reset(0)
            .next(
                now ->
                    module
                        .choose()
                        .when(restart, now.constant(0))
                        .when(wraps, now.add(shape.pairs()))
                        .otherwise(now));
    return new BankRow(bank, base);
  }

  /** The banks that a patch of an image can begin in. */
  static int[] banks(TapsShape shape) {
    return IntStream.range(0, shape.cellRows())
        .map(row -> 2 * row % shape.patch())
        .distinct()
        .sorted()
        .toArray();
  }
}
