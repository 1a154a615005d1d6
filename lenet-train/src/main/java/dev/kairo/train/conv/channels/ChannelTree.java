package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Wire;
import java.util.List;

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
  private final ChannelLane.Operands[] operands;

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
    this.operands = new ChannelLane.Operands[products.size()];
    operands[0] = new ChannelLane.Operands(before, t.untimed(tree(0, products.size())));
  }

  /** What the adder of a lane adds. */
  ChannelLane.Operands operands(int lane) {
    return operands[lane];
  }

  private Bits tree(int from, int to) {
    if (to - from == 1) {
      return t.arrives(products.get(from), 0);
    }
    int middle = from + (to - from + 1) / 2;
    List<Bits> both = t.align(tree(from, middle), tree(middle, to));
    int cycle = t.cycle(both.get(0));
    operands[middle] = new ChannelLane.Operands(t.untimed(both.get(0)), t.untimed(both.get(1)));
    return t.arrives(sums.get(middle), cycle + sumCycles);
  }
}
