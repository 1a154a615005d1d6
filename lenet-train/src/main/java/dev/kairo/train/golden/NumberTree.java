package dev.kairo.train.golden;

/** The same tree over single numbers; a leaf is whatever a function says. */
final class NumberTree {
  private NumberTree() {}

  /** The numbers of leaves. */
  interface Leaf {
    float of(int number);
  }

  /** The sum of some leaves. */
  static float sum(int from, int upTo, Leaf leaf) {
    if (upTo - from == 1) {
      return leaf.of(from);
    }
    int middle = from + (upTo - from + 1) / 2;
    return Lines.sum(sum(from, middle, leaf), sum(middle, upTo, leaf));
  }

  /** The tree of the products of two lines. */
  static float products(float[] one, int at, float[] other, int start, int length) {
    switch (length) {
      case 1:
        return Lines.product(one[at], other[start]);
      case 2:
        return Lines.sum(
            Lines.product(one[at], other[start]), Lines.product(one[at + 1], other[start + 1]));
      default:
        int lower = (length + 1) / 2;
        return Lines.sum(
            products(one, at, other, start, lower),
            products(one, at + lower, other, start + lower, length - lower));
    }
  }
}
