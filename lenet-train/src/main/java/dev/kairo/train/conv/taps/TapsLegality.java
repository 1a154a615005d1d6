package dev.kairo.train.conv.taps;

/** Which layers an engine of taps can be built for, and what to choose instead of others. */
final class TapsLegality {
  private static final int LEAST_KERNEL = 2;
  private static final int MOST_KERNEL = 7;
  private static final int MOST_SIDE = 256;
  private static final int MOST_CHANNELS = 64;
  private static final int LEAST_BUFFERS = 2;
  private static final int MOST_BUFFERS = 16;

  /** Besides the adder a sum passes its memory's read, a register and its memory's write. */
  private static final int OTHER_CYCLES = 3;

  private TapsLegality() {}

  static void requireKernel(int kernel) {
    requireRange("A kernel of %d rows", kernel, LEAST_KERNEL, MOST_KERNEL);
  }

  static void requireChannels(int channels) {
    requireRange("An engine of %d channels", channels, 1, MOST_CHANNELS);
  }

  static void requireSide(String name, int side, int kernel) {
    requireRange("An image of " + name + " %d", side, kernel + 1, MOST_SIDE);
    int sums = side - kernel + 1;
    if (sums % 2 != 0) {
      throw new IllegalArgumentException(
          ("A %s of %d leaves %d sums under %d taps, and a pool takes two at a time; choose %d or"
                  + " %d.")
              .formatted(name, side, sums, kernel, side - 1, side + 1));
    }
  }

  static void requireBuffers(int buffers) {
    requireRange("An engine with %d image buffers", buffers, LEAST_BUFFERS, MOST_BUFFERS);
    if (Integer.bitCount(buffers) != 1) {
      int below = Integer.highestOneBit(buffers);
      throw new IllegalArgumentException(
          "%d image buffers are no power of two; choose %d or %d."
              .formatted(buffers, below, 2 * below));
    }
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

  private static void requireRange(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          (what + " is not possible; choose %d to %d.").formatted(value, least, most));
    }
  }
}
