package dev.kairo.train.golden;

/**
 * Trees of products over lines of numbers, all positions of the lines at once. A leaf is a factor
 * times a line; a tree adds its halves, the lower half the larger one.
 */
final class LineTree {
  private final float[] source;
  private final int length;
  private final float[] factors;
  private final int[] starts;
  private final float[][] levels;

  /** Trees of up to {@code leaves} leaves over lines of {@code length} numbers of a source. */
  LineTree(float[] source, int leaves, int length) {
    this.source = source;
    this.length = length;
    this.factors = new float[leaves];
    this.starts = new int[leaves];
    this.levels = new float[Integer.SIZE - Integer.numberOfLeadingZeros(leaves)][length];
  }

  /** Sets a leaf: its factor, and where its line begins. */
  void leaf(int number, float factor, int start) {
    factors[number] = factor;
    starts[number] = start;
  }

  /** The sum of the first leaves, good until the next one; {@code normal} as in {@link Lines}. */
  float[] sum(int leaves, boolean normal) {
    sum(levels[0], 0, leaves, 1, normal);
    return levels[0];
  }

  /** {@code to += } the sum of the first leaves. */
  void addTo(float[] to, int at, int leaves, boolean normal) {
    if (leaves == 1) {
      Lines.addScaled(to, at, factors[0], source, starts[0], length, normal);
    } else {
      Lines.add(to, at, sum(leaves, normal), 0, length, normal);
    }
  }

  private void sum(float[] to, int a, int upTo, int level, boolean normal) {
    int b = a + 1;
    switch (upTo - a) {
      case 1 -> Lines.one(to, source, factors[a], starts[a], length, normal);
      case 2 -> Lines.two(to, source, factors[a], starts[a], factors[b], starts[b], length, normal);
      default -> {
        int middle = a + (upTo - a + 1) / 2;
        sum(to, a, middle, level, normal);
        sum(levels[level], middle, upTo, level + 1, normal);
        Lines.add(to, 0, levels[level], 0, length, normal);
      }
    }
  }
}
