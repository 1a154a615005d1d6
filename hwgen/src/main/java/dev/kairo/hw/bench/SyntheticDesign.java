package dev.kairo.hw.bench;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import java.util.ArrayList;
import java.util.List;

/**
 * A design of as many nodes as asked for, made of modules that are all different, so that sharing
 * definitions cannot shorten the work.
 *
 * <p>Each module is a datapath of named and unnamed sums, products, choices, slices and registers
 * in the mix of a training engine.
 */
final class SyntheticDesign extends Module {
  /** Nodes that one round of {@link Datapath} makes. */
  private static final int NODES_PER_ROUND = 20;

  private static final int ROUNDS_PER_MODULE = 500;

  SyntheticDesign(int nodes) {
    Bits a = in("a", 32);
    Bits b = in("b", 32);
    List<Bits> results = new ArrayList<>();
    int modules = Math.max(1, nodes / (NODES_PER_ROUND * ROUNDS_PER_MODULE));
    for (int i = 0; i < modules; i++) {
      results.add(new Datapath(this, a, b, i).result);
    }
    Bits together = results.get(0);
    for (Bits result : results.subList(1, modules)) {
      together = together.xor(result);
    }
    out("together", together);
  }

  /** One of the different modules. */
  static final class Datapath extends Module {
    final Bits result;

    Datapath(Module parent, Bits aOuter, Bits bOuter, int number) {
      super(parent, number);
      Bits a = in("a", aOuter);
      Bits b = in("b", bOuter);
      Bits left = a;
      Bits right = b;
      for (int round = 0; round < ROUNDS_PER_MODULE; round++) {
        Bits sum = left.add(right);
        Bits difference = left.sub(number + round);
        Bits less = left.ltU(right);
        Bits product = left.low(16).mulU(right.high(16));
        Bits chosen = less.mux(sum, difference);
        Bits rotated = chosen.rotl(1 + round % 31);
        Bits mixed = rotated.xor(product).and(a.or(b.not()));
        Bits held = reg(32).reset(round).next(mixed);
        Bits zero = held.eq(0);
        left = zero.mux(held, right.add(sum));
        right = held;
      }
      result = out("result", left.xor(right));
    }
  }
}
