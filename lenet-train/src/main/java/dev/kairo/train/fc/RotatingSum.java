package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.FpAdder;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums that take turns in one set of adders: in each cycle the next of {@code rotation} sums gets
 * its products, and the first sum is due again when its last addition has left the adders.
 *
 * <p>Products are added in trees of the reduction width, the trees' results one after the other in
 * a chain, so that the order of a sum is that of a plain loop. Cost: as many adders as there are
 * products. Latency: that of a tree and of the chain.
 */
final class RotatingSum extends Module {
  /** The sums, one a cycle, this turn's products included. */
  final Bits sum;

  /**
   * Sums of products that arrive together.
   *
   * @param first whether this is a sum's first turn, so that it starts from zero
   * @param slot a count over {@link Rotation#slots} that places what waits
   */
  RotatingSum(
      Module parent,
      FpAdder.Options adder,
      Rotation rotation,
      List<Bits> productsOuter,
      Bits first,
      Bits slot) {
    super(parent, adder, rotation);
    List<Bits> products = new ArrayList<>();
    for (int i = 0; i < productsOuter.size(); i++) {
      products.add(in("product" + i, productsOuter.get(i)));
    }
    List<Bits> entering = new ArrayList<>(products);
    if (rotation.returns()) {
      entering.add(in("first", first));
    }
    Pipe t = pipe(entering.toArray(Bits[]::new));
    int width = products.get(0).width();
    List<Bits> trees = new ArrayList<>();
    int reduction = rotation.reduction();
    for (int i = 0; i < products.size(); i += reduction) {
      trees.add(tree(t, adder, products.subList(i, i + reduction)));
    }
    int entry = t.cycle(trees.get(0));
    if (!rotation.returns()) {
      sum = out("sum", chain(t, adder, lit(width, 0), trees));
      return;
    }
    Wire back = wire(width);
    Bits starts = entering.get(products.size());
    Bits running = t.at(starts, entry).mux(lit(width, 0), t.arrives(back, entry));
    Bits total = chain(t, adder, running, trees);
    sum = out("sum", total);
    back.drive(WaitingSums.of(this, rotation, t.untimed(total), in("slot", slot)));
  }

  private Bits chain(Pipe t, FpAdder.Options adder, Bits before, List<Bits> trees) {
    Bits total = before;
    int cycle = t.cycle(trees.get(0));
    for (Bits tree : trees) {
      total = new FpAdder(this, adder, total, t.at(tree, cycle)).y;
      cycle = t.cycle(total);
    }
    return total;
  }

  private Bits tree(Pipe t, FpAdder.Options adder, List<Bits> words) {
    if (words.size() == 1) {
      return words.get(0);
    }
    int middle = (words.size() + 1) / 2;
    Bits left = tree(t, adder, words.subList(0, middle));
    Bits right = tree(t, adder, words.subList(middle, words.size()));
    List<Bits> both = t.align(left, right);
    return new FpAdder(this, adder, both.get(0), both.get(1)).y;
  }
}
