package dev.kairo.train.conv.taps;

import dev.kairo.train.conv.ConvLegality;

/** Which layers an engine of taps can be built for, and what to choose instead of others. */
final class TapsLegality {
  private static final int MOST_CHANNELS = 64;

  /** Besides the adder a sum passes its memory's read, a register and its memory's write. */
  private static final int OTHER_CYCLES = 3;

  private TapsLegality() {}

  static void requireChannels(int channels) {
    ConvLegality.requireRange("An engine of %d channels", channels, 1, MOST_CHANNELS);
  }

  /** Refuses partial sums that have no turn, with the numbers that have. */
  static void requirePartials(int partials, int adderLatency, int cells) {
    int least = leastPartials(adderLatency);
    if (cells < least) {
      throw new IllegalArgumentException(
          ("%d cells are fewer than the %d partial sums that an adder of %d cycles needs; choose a"
                  + " larger image or an adder of less latency.")
              .formatted(cells, least, adderLatency));
    }
    if (partials < least) {
      throw new IllegalArgumentException(
          ("With %d partial sums one is due again before an adder of %d cycles has stored it;"
                  + " choose %d or more.")
              .formatted(partials, adderLatency, least));
    }
    if (partials > cells) {
      throw new IllegalArgumentException(
          "%d partial sums are more than the %d cells of a sample; choose %d to %d."
              .formatted(partials, cells, least, cells));
    }
  }

  /** The fewest partial sums that keep an adder busy. */
  static int leastPartials(int adderLatency) {
    return adderLatency + OTHER_CYCLES;
  }
}
