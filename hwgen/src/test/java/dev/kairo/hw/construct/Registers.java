package dev.kairo.hw.construct;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Register;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Registers with every combination of controls, clocks and pipes. */
final class Registers {
  private Registers() {}

  static List<Construct> all() {
    List<Construct> all = new ArrayList<>();
    for (int width : new int[] {1, 8, 64, 65, 200}) {
      all.add(Construct.of("registers_" + width, module -> controls(module, width)));
    }
    all.add(Construct.of("counters", Registers::counters));
    all.add(Construct.of("exchange", Registers::exchange));
    all.add(Construct.of("two_clocks", Registers::twoClocks));
    all.add(Construct.of("three_clocks", Registers::threeClocks));
    all.add(Construct.of("pipe", Registers::pipe));
    all.add(Construct.of("pipe_with_enable", Registers::pipeWithEnable));
    return all;
  }

  private static void controls(Module module, int width) {
    Bits d = module.in("d", width);
    Bits enable = module.in("enable", 1);
    Bits clear = module.in("clear", 1);
    for (int i = 0; i < 16; i++) {
      Register register = module.reg(width);
      StringBuilder name = new StringBuilder("q");
      if ((i & 1) != 0) {
        register.enable(enable);
        name.append("_enabled");
      }
      if ((i & 2) != 0) {
        register.reset(-3);
        name.append("_reset");
      }
      if ((i & 4) != 0) {
        register.initial(5);
        name.append("_initial");
      }
      if ((i & 10) == 8) {
        register.reset(clear, Value.of(width, 6));
        name.append("_cleared");
      }
      if ((i & 10) != 10) {
        module.out(name.toString(), register.next(d.add(i)));
      }
    }
  }

  private static void counters(Module module) {
    Bits enable = module.in("enable", 1);
    Bits step = module.in("step", 70);
    Bits up = module.reg(8).reset(250).enable(enable).next(count -> count.add(1));
    Bits down = module.reg(70).reset(0).next(count -> count.sub(step));
    Bits shifted =
        module.reg(33).reset(1).next(word -> word.low(32).cat(word.msb().xor(word.bit(12))));
    module.out("up", up);
    module.out("down", down);
    module.out("shifted", shifted);
  }

  private static void exchange(Module module) {
    Wire forward = module.wire(9);
    Bits left = module.reg(9).reset(1).next(forward);
    Bits right = module.reg(9).reset(2).next(left);
    forward.drive(right);
    Bits unused = module.in("unused", 3);
    module.out("left", left);
    module.out("right", right);
    module.out("echo", module.reg(unused));
  }

  private static void twoClocks(Module module) {
    Clock slow = module.clock("slow");
    Bits d = module.in("d", 12);
    Bits held = module.reg(12).reset(0).next(d);
    Bits crossed = module.reg(slow, 12).reset(0).next(held.crossing(slow));
    Bits back = module.reg(12).reset(0).next(crossed.crossing(module.clock()).add(held));
    module.out("held", held);
    module.out("crossed", crossed);
    module.out("back", back);
  }

  private static void threeClocks(Module module) {
    Clock left = module.clock("left");
    Clock right = module.clock("right");
    Bits toggle = module.reg(1).reset(0).next(Bits::not);
    Bits seenLeft = module.synchronise(toggle, left);
    Bits seenRight = module.synchronise(seenLeft, right);
    Bits count = module.reg(right, 16).reset(0).enable(seenRight).next(c -> c.add(1));
    module.out("toggle", toggle);
    module.out("seen_left", seenLeft);
    module.out("seen_right", seenRight);
    module.out("count", count);
  }

  private static void pipe(Module module) {
    Bits a = module.in("a", 18);
    Bits b = module.in("b", 27);
    Bits c = module.in("c", 48);
    Pipe pipe = module.pipe(a, b, c);
    Bits product = pipe.stage(pipe.stage(a).mulS(pipe.stage(b)));
    Bits sum = pipe.stage(product.sext(48).add(pipe.at(c, 2)));
    module.out("sum", sum);
    module.out("late", pipe.at(a, pipe.cycle(sum)).sext(48).add(sum));
  }

  private static void pipeWithEnable(Module module) {
    Bits enable = module.in("enable", 1);
    Bits a = module.in("a", 80);
    Bits valid = module.in("valid", 1);
    Pipe pipe = module.pipe(a, valid).enable(enable);
    Bits doubled = pipe.stage(a.add(a));
    List<Bits> aligned = pipe.align(a, pipe.stage(doubled));
    module.out("doubled", aligned.get(1).sub(aligned.get(0)));
    module.out("valid_late", pipe.stageValid(pipe.stageValid(valid)));
  }
}
