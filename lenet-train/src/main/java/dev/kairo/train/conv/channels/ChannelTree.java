package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the adders of a row or a column of lanes add as a tree of their products.
 *
 * <p>The node that adds two neighbouring parts stands in the first lane of the right part; the
 * first lane of all has none, and adds the whole tree to what was there before.
 */
final class ChannelTree {
  private final int sumCycles;
  private final Pipe t;
  private final List<Wire> products;
  private final List<Wire> sums;
  private final List<ChannelLane.Operands> operands = new ArrayList<>();

  /**
   * The tree of some lanes.
   *
   * @param before what the first lane adds the tree to
   */
  ChannelTree(Module module, int sumCycles, List<Wire> products, List<Wire> sums, Bits before) {
    this.sumCycles = sumCycles;
    this.t = module.pipe();
    this.products = products;
    this.sums = sums;
    for (int i = 0; i < products.size(); i++) {
      operands.add(new ChannelLane.Operands(before, Optional.empty()));
    }
    if (products.size() > 1) {
      Bits root = t.untimed(tree(0, products.size()));
      operands.set(0, new ChannelLane.Operands(before, Optional.of(root)));
    }
  }

  /** What the adder of a lane adds. */
  ChannelLane.Operands operands(int lane) {
    return operands.get(lane);
  }

  private Bits tree(int from, int to) {
    if (to - from == 1) {
      return t.arrives(products.get(from), 0);
    }
    int middle = from + (to - from + 1) / 2;
    List<Bits> both = t.align(tree(from, middle), tree(middle, to));
    int cycle = t.cycle(both.get(0));
    // A neighbour's product that need not wait is the lane's own one.
    boolean own = to - middle == 1 && cycle == 0;
    operands.set(
        middle,
        new ChannelLane.Operands(
            t.untimed(both.get(0)), own ? Optional.empty() : Optional.of(t.untimed(both.get(1)))));
    return t.arrives(sums.get(middle), cycle + sumCycles);
  }
}
