package dev.kairo.hw.front;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Design;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Wire;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Equal modules are one definition, and two elaborations give the same bytes. */
class DefinitionsTest {
  record Options(int amount, boolean registered) {}

  /** Adds, in a module of its own, and delays. */
  private static final class Step extends Module {
    final Bits sum;

    Step(Module parent, Bits aOuter, Options options) {
      super(parent, aOuter.width(), options);
      Bits a = in("a", aOuter);
      Bits added = a.add(options.amount());
      sum = out("sum", options.registered() ? reg(added.width()).reset(0).next(added) : added);
    }
  }

  /** Everything a replay has to hand out again. */
  private static final class Everything extends Module {
    enum State {
      IDLE,
      RUN
    }

    final Bits y;
    final Bits found;

    Everything(Module parent, Bits aOuter, Clock otherOuter, Bits bOuter) {
      super(parent, aOuter.width());
      Clock other = clock("other", otherOuter);
      Bits a = in("a", aOuter);
      Bits b = in(other, "b", bOuter);
      Wire later = wire(a.width());
      Step first = new Step(this, later, new Options(1, true));
      Step second = new Step(this, first.sum, new Options(1, true));
      var machine = fsm(State.class, State.IDLE);
      machine.in(State.IDLE).when(a.bit(0)).go(State.RUN);
      machine.in(State.RUN).go(State.IDLE);
      Memory table = memory(16, 8);
      Bits left = table.port(clock(), lit(1, 1), a.bit(1), a.low(4), a);
      Bits right = table.port(clock(), lit(1, 1), a.bit(2), a.high(4), a.not());
      Pipe t = pipe(a);
      Bits delayed = t.untimed(t.at(a, 3));
      Bits back = reg(clock(), 1).reset(0).next(synchronise(b, clock()).any());
      later.drive(t.untimed(a).xor(delayed));
      y = out("y", second.sum.xor(left).add(right).xor(back.repeat(8)));
      found =
          out(
              "found",
              machine
                  .is(State.RUN)
                  .or(cases(delayed).when(3, back).otherwise(t.untimed(a).bit(7))));
    }
  }

  private static final class Pair extends Module {
    Pair() {
      Clock other = clock("other");
      Bits a = in("a", 8);
      Bits b = in(other, "b", 1);
      Everything first = new Everything(this, a, other, b);
      Everything second = new Everything(this, first.y, other, b);
      out("x", first.y);
      out("y", second.y);
      out("found", first.found.cat(second.found));
    }
  }

  private static List<Circuit> instances(Circuit circuit) {
    List<Circuit> found = new ArrayList<>();
    for (Node node : circuit.nodes()) {
      if (node instanceof Node.Instance instance
          && instance.definition() instanceof Circuit inner) {
        found.add(inner);
      }
    }
    return found;
  }

  @Test
  void equalKeysShareADefinition() {
    Circuit top =
        Refusal.design(
                m -> {
                  Bits a = m.in("a", 8);
                  Step first = new Step(m, a, new Options(1, false));
                  Step second = new Step(m, first.sum, new Options(1, false));
                  Step other = new Step(m, second.sum, new Options(2, false));
                  Step registered = new Step(m, other.sum, new Options(1, true));
                  Step wide = new Step(m, registered.sum.zext(9), new Options(1, false));
                  m.out("y", wide.sum);
                })
            .circuit();
    List<Circuit> steps = instances(top);
    assertSame(steps.get(0), steps.get(1));
    assertNotSame(steps.get(0), steps.get(2));
    assertNotSame(steps.get(0), steps.get(3));
    assertNotSame(steps.get(0), steps.get(4));
  }

  @Test
  void optionsInTheKeyAreParameters() {
    Circuit top =
        Refusal.design(m -> m.out("y", new Step(m, m.in("a", 8), new Options(7, true)).sum))
            .circuit();
    assertEquals(
        "[amount 7, registered true]",
        instances(top).get(0).parameters().stream()
            .map(p -> p.name() + " " + p.value())
            .toList()
            .toString());
  }

  @Test
  void everyPartIsReplayed() {
    Circuit top = Design.of(Pair::new).circuit();
    List<Circuit> halves = instances(top);
    assertEquals(2, halves.size());
    assertSame(halves.get(0), halves.get(1));
    List<Circuit> steps = instances(halves.get(0));
    assertSame(steps.get(0), steps.get(1));
  }

  /** A module that is elaborated anew each time, by a key of its own. */
  private static final class Loner extends Module {
    final Bits y;

    Loner(Module parent, Bits aOuter, Object key) {
      super(parent, key);
      Bits a = in("a", aOuter);
      Bits count = reg(8).reset(3).next(c -> c.add(a));
      y = out("y", count.xor(a));
    }
  }

  @Test
  void aReplayedModuleWorksLikeOneThatIsBuiltAnew() {
    Design shared = Refusal.design(m -> chain(m, false));
    Design apart = Refusal.design(m -> chain(m, true));
    assertSame(instances(shared.circuit()).get(0), instances(shared.circuit()).get(3));
    assertNotSame(instances(apart.circuit()).get(0), instances(apart.circuit()).get(3));
    Interpreter one = shared.interpret(1);
    Interpreter other = apart.interpret(2);
    one.reset();
    other.reset();
    Random random = new Random(1);
    for (int cycle = 0; cycle < 200; cycle++) {
      int a = random.nextInt(256);
      one.set("a", a);
      other.set("a", a);
      assertEquals(one.getLong("y"), other.getLong("y"));
      one.step();
      other.step();
    }
  }

  private static void chain(Module m, boolean apart) {
    Bits a = m.in("a", 8);
    for (int i = 0; i < 4; i++) {
      a = new Loner(m, a, apart ? i : 0).y;
    }
    m.out("y", a);
  }

  @Test
  void twoElaborationsGiveTheSameCircuit() {
    Circuit first = Design.of(Pair::new).circuit();
    Circuit second = Design.of(Pair::new).circuit();
    assertNotSame(first, second);
    assertArrayEquals(first.names(), second.names());
    assertArrayEquals(first.locations(), second.locations());
    assertEquals(Design.of(first).digest(), Design.of(second).digest());
  }

  @Test
  void anotherCircuitHasAnotherDigest() {
    String one = Refusal.design(m -> m.out("y", m.in("a", 8).add(1))).digest();
    String other = Refusal.design(m -> m.out("y", m.in("a", 8).add(2))).digest();
    assertNotEquals(one, other);
    assertEquals(one, Refusal.design(m -> m.out("y", m.in("a", 8).add(1))).digest());
  }

  @Test
  void aResetThatOnlyAModuleInsideAsksForReachesTheTop() {
    Design design =
        Refusal.design(
            m -> {
              Bits a = m.in("a", 8);
              Step first = new Step(m, a, new Options(1, true));
              Step second = new Step(m, first.sum, new Options(1, true));
              m.out("y", second.sum);
            });
    assertEquals(
        List.of("a", "rst"), design.circuit().inputs().stream().map(p -> p.name()).toList());
    Interpreter circuit = design.interpret(5);
    circuit.reset();
    assertEquals(0, circuit.getLong("y"));
  }
}
