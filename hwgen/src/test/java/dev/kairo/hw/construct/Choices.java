package dev.kairo.hw.construct;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Fsm;
import dev.kairo.hw.Module;
import dev.kairo.hw.Selection;
import java.util.ArrayList;
import java.util.List;

/** Choices by a bit, by keys and by priority, and state machines. */
final class Choices {
  private enum Light {
    RED,
    RED_AMBER,
    GREEN,
    AMBER,
    BLINKING
  }

  private Choices() {}

  static List<Construct> all() {
    List<Construct> all = new ArrayList<>();
    for (int width : new int[] {1, 8, 64, 65, 200}) {
      all.add(Construct.of("two_way_" + width, module -> twoWay(module, width)));
    }
    all.add(Construct.of("cases_full", module -> byKey(module, 3, 8, 1, 20)));
    all.add(Construct.of("cases_some", module -> byKey(module, 4, 5, 3, 9)));
    all.add(Construct.of("cases_one_bit", module -> byKey(module, 1, 2, 1, 33)));
    all.add(Construct.of("cases_many", module -> byKey(module, 8, 100, 2, 70)));
    all.add(Construct.of("cases_sparse", module -> byKey(module, 20, 6, 1, 12)));
    all.add(Construct.of("cases_wide_select", module -> byKey(module, 70, 4, 1, 130)));
    all.add(Construct.of("by_priority", Choices::priority));
    all.add(Construct.of("machine", Choices::machine));
    return all;
  }

  private static void twoWay(Module module, int width) {
    Bits select = module.in("key", 1);
    Bits a = module.in("a", width);
    Bits b = module.in("b", width);
    module.out("chosen", select.mux(a, b));
    module.out("nested", select.mux(a.ltU(b).mux(a, b.not()), a.bit(0).mux(b, a.xor(b))));
  }

  private static void byKey(Module module, int selectWidth, int keys, int step, int width) {
    Bits select = module.in("key", selectWidth);
    Bits a = module.in("a", width);
    Bits b = module.in("b", width);
    Selection selection = module.cases(select);
    for (int i = 0; i < keys; i++) {
      Bits value = i % 3 == 0 ? a.add(i) : i % 3 == 1 ? b : module.lit(width, i);
      selection.when((long) i * step, value);
    }
    module.out("chosen", selection.otherwise(a.xor(b)));
  }

  private static void priority(Module module) {
    Bits requests = module.in("requests", 4);
    Bits a = module.in("a", 16);
    Bits winner =
        module
            .choose()
            .when(requests.bit(0), a)
            .when(requests.bit(1), a.not())
            .when(requests.bit(2).and(a.msb()), a.add(7))
            .when(requests.bit(3), a.constant(99))
            .otherwise(a.constant(0));
    module.out("winner", winner);
  }

  private static void machine(Module module) {
    Bits go = module.in("go", 1);
    Bits fault = module.in("fault", 1);
    Fsm<Light> light = module.fsm(Light.class, Light.RED);
    light.in(Light.RED).when(fault).go(Light.BLINKING).when(go).go(Light.RED_AMBER);
    light.in(Light.RED_AMBER).go(Light.GREEN);
    light.in(Light.GREEN).when(fault.and(go)).go(Light.BLINKING).when(go.not()).go(Light.AMBER);
    light.in(Light.AMBER).go(Light.RED);
    light.in(Light.BLINKING).when(fault.not()).go(Light.RED);
    module.out("green", light.is(Light.GREEN));
    module.out("state", light.state());
  }
}
