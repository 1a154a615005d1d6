package dev.kairo.train.golden;

/**
 * Single precision on lines of numbers: every operation rounds by itself, and what it leaves below
 * the smallest normal number becomes a zero of its sign.
 *
 * <p>Operands are results of operations and so need no flush of their own; numbers from outside get
 * theirs when they come in. The branch of a flush is hardly ever taken; with it a product and its
 * sum cost about one nanosecond.
 */
final class Lines {
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

  /** {@code to += from}. */
  static void add(float[] to, int at, float[] from, int start, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = sum(to[at + i], from[start + i]);
    }
  }

  /** {@code to += factor * from}. */
  static void addScaled(float[] to, int at, float factor, float[] from, int start, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = sum(to[at + i], product(factor, from[start + i]));
    }
  }

  /** {@code to = a * x}, the lines beginning at x. */
  static void one(float[] to, float[] source, float a, int x, int length) {
    for (int i = 0; i < length; i++) {
      to[i] = product(a, source[x + i]);
    }
  }

  /** {@code to = a * x + b * y}. */
  static void two(float[] to, float[] source, float a, int x, float b, int y, int length) {
    for (int i = 0; i < length; i++) {
      to[i] = sum(product(a, source[x + i]), product(b, source[y + i]));
    }
  }

  /** {@code to = (a * x + b * y) + c * z}. */
  static void three(
      float[] to, float[] source, float a, int x, float b, int y, float c, int z, int length) {
    for (int i = 0; i < length; i++) {
      float two = sum(product(a, source[x + i]), product(b, source[y + i]));
      to[i] = sum(two, product(c, source[z + i]));
    }
  }
}
