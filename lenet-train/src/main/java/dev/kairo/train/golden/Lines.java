package dev.kairo.train.golden;

/**
 * Single precision on lines of numbers: every operation rounds by itself, and what it leaves below
 * the smallest normal number becomes a zero of its sign. Operands are results of operations and so
 * need no flush of their own; numbers from outside get theirs when they come in.
 *
 * <p>With the flush a product and its sum cost about a nanosecond, without it a quarter of one. It
 * is left out where it can't do anything, which {@link #normal} tells. Products of at least 2^-100
 * are multiples of 2^-123, and so is every sum of them: zero, or far above the smallest normal
 * number, 2^-126. Such a product added to any normal number gives a multiple of 2^-124, or no less
 * than 2^-101.
 */
final class Lines {
  private static final int SAFE = -100;
  private static final int BIAS = 127;
  private static final int FRACTION = 23;
  private static final int MAGNITUDE = 0x7fffffff;
  private static final int INFINITY = 0x7f800000;

  private Lines() {}

  /** A number, or a zero of its sign if it is below the smallest normal one. */
  static float flushed(float number) {
    return Math.abs(number) < Float.MIN_NORMAL ? Math.copySign(0f, number) : number;
  }

  /** The product. */
  static float product(float a, float b) {
    return flushed(a * b);
  }

  /** The sum. */
  static float sum(float a, float b) {
    return flushed(a + b);
  }

  /** The exponent of the smallest number that is not zero; very low if one is not finite. */
  static int lowest(float[] numbers) {
    int lowest = INFINITY - 1;
    int highest = 0;
    for (float number : numbers) {
      int magnitude = Float.floatToRawIntBits(number) & MAGNITUDE;
      highest = Math.max(highest, magnitude);
      // A zero wraps around to the largest number there is.
      lowest = Math.min(lowest, magnitude - 1 & MAGNITUDE);
    }
    return highest >= INFINITY ? Short.MIN_VALUE : (lowest + 1 >> FRACTION) - BIAS;
  }

  /** Whether products of numbers of these lowest exponents need no flush, nor do their sums. */
  static boolean normal(int lowest, int otherLowest) {
    return lowest + otherLowest >= SAFE;
  }

  /** {@code to += from}. */
  static void add(float[] to, int at, float[] from, int start, int length, boolean normal) {
    if (normal) {
      for (int i = 0; i < length; i++) {
        to[at + i] += from[start + i];
      }
    } else {
      for (int i = 0; i < length; i++) {
        to[at + i] = sum(to[at + i], from[start + i]);
      }
    }
  }

  /** {@code to += factor * from}. */
  static void addScaled(
      float[] to, int at, float factor, float[] from, int start, int length, boolean normal) {
    if (normal) {
      for (int i = 0; i < length; i++) {
        to[at + i] += factor * from[start + i];
      }
    } else {
      for (int i = 0; i < length; i++) {
        to[at + i] = sum(to[at + i], product(factor, from[start + i]));
      }
    }
  }

  /** {@code to = a * x}, the line beginning at x. */
  static void one(float[] to, float[] source, float a, int x, int length, boolean normal) {
    if (normal) {
      for (int i = 0; i < length; i++) {
        to[i] = a * source[x + i];
      }
    } else {
      for (int i = 0; i < length; i++) {
        to[i] = product(a, source[x + i]);
      }
    }
  }

  /** {@code to = a * x + b * y}, the lines beginning at x and y. */
  static void two(
      float[] to, float[] source, float a, int x, float b, int y, int length, boolean normal) {
    if (normal) {
      for (int i = 0; i < length; i++) {
        to[i] = a * source[x + i] + b * source[y + i];
      }
    } else {
      for (int i = 0; i < length; i++) {
        to[i] = sum(product(a, source[x + i]), product(b, source[y + i]));
      }
    }
  }
}
