package dev.kairo.train.conv;

/** Which sizes engines of a convolution layer can have, and what to choose instead of others. */
public final class ConvLegality {
  private static final int LEAST_KERNEL = 2;
  private static final int MOST_KERNEL = 7;
  private static final int MOST_SIDE = 256;
  private static final int LEAST_BUFFERS = 2;
  private static final int MOST_BUFFERS = 16;

  private ConvLegality() {}

  static void requireKernel(int kernel) {
    requireRange("A kernel of %d rows", kernel, LEAST_KERNEL, MOST_KERNEL);
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

  /** Refuses numbers of buffers that an address does not divide. */
  public static void requireBuffers(int buffers) {
    requireRange("An engine with %d image buffers", buffers, LEAST_BUFFERS, MOST_BUFFERS);
    if (Integer.bitCount(buffers) != 1) {
      int below = Integer.highestOneBit(buffers);
      throw new IllegalArgumentException(
          "%d image buffers are no power of two; choose %d or %d."
              .formatted(buffers, below, 2 * below));
    }
  }

  /** Refuses a number outside a range, in a sentence about {@code what}. */
  public static void requireRange(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          (what + " is not possible; choose %d to %d.").formatted(value, least, most));
    }
  }
}
