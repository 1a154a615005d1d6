package dev.kairo.train.conv.taps;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Wire;
import dev.kairo.train.fc.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * One output channel: a lane for each tap, the tree of their adders, and the bias.
 *
 * <p>The node of the tree that adds two neighbours stands in the next lane that has none; the last
 * lane has none at all. Cost: {@code K * K} multipliers and {@code K * K + 1} adders.
 */
final class TapsChannel extends Module {
  /** From the patch's step to a multiplier. */
  private static final int PRODUCT = 1;

  /** The biased sum of FORWARD. */
  final Bits biased;

  /** The word of the lane that is looked at, two cycles behind its slot. */
  final Bits looked;

  /**
   * What every channel gets.
   *
   * @param factor what pixels are multiplied by, at cycle 1
   * @param weights what the adders of weights do, their slot at cycle {@code mul}
   * @param bias what the adder of the bias does, a cycle later
   * @param stores whether sums are stored, at cycle {@code 1 + mul + add}
   * @param loads for each tap and then the bias whether a word is loaded, at the same cycle
   * @param look the tap that is looked at; the bias is behind the taps
   */
  record Common(
      Bits factor,
      TapsSum.Control weights,
      TapsSum.Control bias,
      Bits stores,
      Bits loads,
      Bits look) {}

  /**
   * What one channel gets.
   *
   * @param candidate the candidate of the patch, at cycle 1
   * @param error the error of the cell, at cycle 1
   * @param loads whether a word of this channel is loaded, at cycle {@code 1 + mul + add}
   */
  record Own(Bits candidate, Bits error, Bits loads) {}

  private final TapsParameters parameters;
  private final TapsShape shape;
  private final Pipe t = pipe();
  private final List<Wire> kept = new ArrayList<>();
  private final List<Wire> own = new ArrayList<>();
  private final List<Bits> products = new ArrayList<>();
  private final List<Bits> stores = new ArrayList<>();
  private final TapsSum.Control weights;
  private int lane;

  TapsChannel(
      Module parent, TapsParameters parameters, Common common, Own outer, List<Bits> patchOuter) {
    super(parent, parameters);
    this.parameters = parameters;
    this.shape = parameters.shape();
    int taps = shape.taps();
    int change = PRODUCT + parameters.multiplier().latency();
    int due = change + parameters.sumCycles();
    Bits error = t.arrives(in("error", outer.error()), PRODUCT);
    weights = control("weight", common.weights());
    TapsSum.Control bias = control("bias", common.bias());
    Bits storesAll = t.arrives(in("stores", common.stores()), due);
    Bits loadsAny = t.arrives(in("loads", outer.loads()), due);
    Bits loads = t.arrives(in("loads_tap", common.loads()), due);
    for (int i = 0; i <= taps; i++) {
      kept.add(wire(error.width()));
      own.add(wire(error.width()));
      stores.add(storesAll.or(loadsAny.and(loads.bit(i))));
    }
    multiply(
        new TapsProduct.Control(
            t.arrives(in("factor", common.factor()), PRODUCT),
            t.arrives(in("candidate", outer.candidate()), PRODUCT)),
        error,
        patchOuter);

    Pipe tree = pipe();
    Bits root = tree(tree, 0, taps);
    Bits none = root.constant(0);
    add(lane, new TapsSum.Operands(none, none, products.get(lane)));
    // The tree's result is added to a positive zero, which changes a negative zero only.
    Bits sign = root.msb().and(root.low(root.width() - 1).any());
    Bits sum = tree.untimed(sign.cat(root.low(root.width() - 1)));
    TapsSum biasSum =
        new TapsSum(
            this,
            parameters,
            bias,
            t.untimed(t.stageValid(stores.get(taps))),
            new TapsSum.Operands(
                sum, t.untimed(t.at(error, change + 1)), t.untimed(products.get(0))));
    biasSum.instanceName("bias");
    drive(taps, biasSum);
    biased = out("biased", t.untimed(biasSum.sum));
    Bits look = in("look", common.look());
    looked = out("looked", reg(Columns.chosen(look, List.copyOf(kept))));
  }

  private TapsSum.Control control(String name, TapsSum.Control outer) {
    return in(name, TapsSum.control(parameters), outer);
  }

  private void multiply(TapsProduct.Control control, Bits error, List<Bits> patchOuter) {
    List<Bits> patch = new ArrayList<>();
    for (int i = 0; i < patchOuter.size(); i++) {
      patch.add(t.arrives(in("patch" + i, patchOuter.get(i)), PRODUCT));
    }
    for (int tap = 0; tap < shape.taps(); tap++) {
      int corner = tap / shape.kernel() * shape.patch() + tap % shape.kernel();
      List<Bits> pixels =
          List.of(
              patch.get(corner),
              patch.get(corner + 1),
              patch.get(corner + shape.patch()),
              patch.get(corner + shape.patch() + 1));
      // The first lane's multiplier serves the bias as well.
      Bits biasGradient = own.get(tap == 0 ? shape.taps() : tap);
      List<Bits> factors =
          List.of(
              t.arrives(kept.get(tap), PRODUCT),
              error,
              t.arrives(own.get(tap), PRODUCT),
              t.arrives(biasGradient, PRODUCT));
      TapsProduct product =
          new TapsProduct(this, parameters, control, new TapsProduct.Words(factors, pixels));
      product.instanceName("product" + tap);
      products.add(product.product);
    }
  }

  /** The sum of some products as a tree, the lower half the larger one. */
  private Bits tree(Pipe tree, int from, int to) {
    if (to - from == 1) {
      return tree.arrives(t.untimed(products.get(from)), 0);
    }
    int middle = from + (to - from + 1) / 2;
    List<Bits> both = tree.align(tree(tree, from, middle), tree(tree, middle, to));
    int cycle = tree.cycle(both.get(0)) + parameters.sumCycles();
    int node = lane++;
    Bits sum =
        add(
            node,
            new TapsSum.Operands(
                tree.untimed(both.get(0)), tree.untimed(both.get(1)), products.get(node)));
    return tree.arrives(sum, cycle);
  }

  /** The adder of a tap's lane. */
  private Bits add(int tap, TapsSum.Operands operands) {
    TapsSum sum =
        new TapsSum(
            this,
            parameters,
            weights,
            t.untimed(stores.get(tap)),
            new TapsSum.Operands(operands.left(), operands.right(), t.untimed(operands.change())));
    sum.instanceName("sum" + tap);
    drive(tap, sum);
    return t.untimed(sum.sum);
  }

  private void drive(int place, TapsSum sum) {
    kept.get(place).drive(t.untimed(sum.kept));
    own.get(place).drive(t.untimed(sum.sum));
  }
}
