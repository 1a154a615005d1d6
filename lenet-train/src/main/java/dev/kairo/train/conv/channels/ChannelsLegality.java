package dev.kairo.train.conv.channels;

import dev.kairo.train.conv.ConvLegality;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.pool.PooledCell;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which slices an engine of channels can be built for, and what to choose instead of others. */
final class ChannelsLegality {
  private static final int MOST_CHANNELS = 128;

  private ChannelsLegality() {}

  static void requireChannels(String kind, int channels) {
    ConvLegality.requireRange("A slice of %d " + kind + " channels", channels, 1, MOST_CHANNELS);
  }

  /** Refuses blocks that do not divide the cells or in which a sum is due too early. */
  static void requireBlock(int block, ConvMap map, int adderLatency) {
    int cells = map.cells();
    IntPredicate legal = cell -> cells % cell == 0 && lasts(cell, adderLatency);
    if (block >= 1 && block <= cells && legal.test(block)) {
      return;
    }
    if (!lasts(cells, adderLatency)) {
      throw new IllegalArgumentException(
          ("%d cells of four sums are fewer than an adder of %d cycles keeps under way; choose a"
                  + " larger image or an adder of less latency.")
              .formatted(cells, adderLatency));
    }
    OptionalInt below = IntStream.range(1, Math.min(block, cells + 1)).filter(legal).max();
    OptionalInt above = IntStream.rangeClosed(Math.max(1, block), cells).filter(legal).min();
    String choice =
        below.isEmpty()
            ? "%d".formatted(above.orElse(cells))
            : above.isEmpty()
                ? "%d".formatted(below.getAsInt())
                : "%d or %d".formatted(below.getAsInt(), above.getAsInt());
    String reason =
        block < 1 || cells % block != 0
            ? "A block of %d cells does not divide the %d cells of a sample".formatted(block, cells)
            : "In a block of %d cells a sum is due again before an adder of %d cycles has given it"
                .formatted(block, adderLatency);
    throw new IllegalArgumentException(reason + "; choose " + choice + ".");
  }

  /** The block nearest to a row of cells. */
  static int usualBlock(ConvMap map, int adderLatency) {
    int cells = map.cells();
    return IntStream.rangeClosed(map.cellColumns(), cells)
        .filter(block -> cells % block == 0 && lasts(block, adderLatency))
        .findFirst()
        .orElse(cells);
  }

  private static boolean lasts(int block, int adderLatency) {
    return block * PooledCell.CANDIDATES > adderLatency;
  }

  static void requireBiased(ChannelsParameters.Biased biased, int channels, boolean closes) {
    if (closes && biased.count() != channels) {
      throw new IllegalArgumentException(
          ("An engine that pools needs the biases of all its %d output channels and has %d; choose"
                  + " closing() or let the sums leave.")
              .formatted(channels, biased.count()));
    }
    if (biased.first() < 0 || biased.count() < 0 || biased.first() + biased.count() > channels) {
      throw new IllegalArgumentException(
          ("Biases of %d output channels from number %d on are not all among the %d of the slice;"
                  + " choose at most %d.")
              .formatted(
                  biased.count(),
                  biased.first(),
                  channels,
                  Math.max(0, channels - Math.max(0, biased.first()))));
    }
  }
}
