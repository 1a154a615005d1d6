package dev.kairo.hw.construct;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import java.util.List;

/** Modules in modules, and bundles. */
final class Compositions {
  private record Pixel(Bits red, Bits green, Bits blue) {}

  private record Pair(Pixel left, Pixel right) {}

  private static final Shape<Pixel> PIXEL =
      Shape.of(Pixel.class, Shape.bits(5), Shape.bits(6), Shape.bits(61));
  private static final Shape<Pair> PAIR = Shape.of(Pair.class, PIXEL, PIXEL);

  /** Adds a constant, and delays by a cycle. */
  private static final class Step extends Module {
    final Bits now;
    final Bits later;

    Step(Module parent, Clock clock, Bits outer, int amount) {
      super(parent, clock, outer.width(), amount);
      Bits d = in("d", outer);
      Bits sum = d.add(amount);
      now = out("now", sum);
      later = out("later", reg(sum));
    }
  }

  /** Two steps that share a definition and one that does not. */
  private static final class Walk extends Module {
    final Bits goal;

    Walk(Module parent, Bits outer) {
      super(parent, outer.width());
      Bits start = in("start", outer);
      Step first = new Step(this, clock(), start, 1);
      Step second = new Step(this, clock(), first.later, 1);
      Step third = new Step(this, clock(), second.now.xor(first.now), 5);
      goal = out("goal", third.later);
    }
  }

  private Compositions() {}

  static List<Construct> all() {
    return List.of(
        Construct.of("instances", Compositions::instances),
        Construct.of("through_an_instance", Compositions::through),
        Construct.of("instances_on_two_clocks", Compositions::twoClocks),
        Construct.of("bundles", Compositions::bundles));
  }

  private static void instances(Module module) {
    Bits a = module.in("a", 20);
    Bits b = module.in("b", 70);
    module.out("short_walk", new Walk(module, a).goal);
    module.out("wide_walk", new Walk(module, b).goal);
    module.out("again", new Walk(module, a.not()).goal);
  }

  /** The output of a step feeds another instance of the same module without a cycle between. */
  private static void through(Module module) {
    Bits a = module.in("a", 20);
    Step first = new Step(module, module.clock(), a, 3);
    Step second = new Step(module, module.clock(), first.now, 3);
    module.out("sum", second.now.add(first.later));
    module.out("later", second.later);
  }

  private static void twoClocks(Module module) {
    Clock slow = module.clock("slow");
    Bits a = module.in("a", 20);
    Step fast = new Step(module, module.clock(), a, 1);
    Step lazy = new Step(module, slow, fast.later.crossing(slow), 2);
    module.out("fast", fast.later);
    module.out("lazy", lazy.later);
  }

  private static void bundles(Module module) {
    Pair pair = module.in("pair", PAIR);
    Bits select = module.in("key", 1);
    Pixel chosen = PIXEL.mux(select, pair.left(), pair.right());
    module.out("chosen", PIXEL, chosen);
    Bits packed = module.reg(PAIR.pack(pair));
    module.out("back", PAIR, PAIR.unpack(packed));
  }
}
