package dev.kairo.train.fc;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import java.util.function.IntToLongFunction;

/**
 * A sum in the order of {@link RotatingSum}, which the number of products a cycle has no say in:
 * from a positive zero on, the trees of {@code reduction} products one after the other; a tree adds
 * its halves, the lower half the larger one.
 */
public record PlainSum(FpFormat format, int reduction) {
  /** The sum of {@code count} products. */
  public long of(int count, IntToLongFunction product) {
    long sum = 0;
    for (int from = 0; from < count; from += reduction) {
      sum = FpGolden.add(format, sum, tree(from, from + reduction, product));
    }
    return sum;
  }

  /** The tree of some products alone. */
  public static long tree(FpFormat format, long[] products) {
    return new PlainSum(format, products.length).tree(0, products.length, i -> products[i]);
  }

  private long tree(int from, int to, IntToLongFunction product) {
    if (to - from == 1) {
      return product.applyAsLong(from);
    }
    int middle = from + (to - from + 1) / 2;
    return FpGolden.add(format, tree(from, middle, product), tree(middle, to, product));
  }
}
