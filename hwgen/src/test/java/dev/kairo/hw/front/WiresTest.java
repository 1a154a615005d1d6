package dev.kairo.hw.front;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.MemStyle;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every wire has one driver, and no value depends on itself within a cycle. */
class WiresTest {
  @Test
  void anUndrivenWire() {
    Refusal.expect(
        "UNDRIVEN Top: wire later (3 bits) is never driven; call drive() on it once, or "
            + "remove it (`Wire later = m.wire(3);`)",
        m -> {
          Wire later = m.wire(3);
          m.out("y", later);
        });
  }

  @Test
  void anInputThatHangsOnAnUndrivenWire() {
    final class Inner extends Module {
      final Bits y;

      Inner(Module parent, Bits aOuter) {
        super(parent, aOuter.width());
        y = out("y", in("a", aOuter).not());
      }
    }

    Refusal.expect(
        "UNCONNECTED Top: input a of inner (Inner) hangs on wire later (3 bits), which is never "
            + "driven; call drive() on the wire once (`Inner inner = new Inner(m, later);` and "
            + "`Wire later = m.wire(3);`)",
        m -> {
          Wire later = m.wire(3);
          Inner inner = new Inner(m, later);
          m.out("y", inner.y);
        });
  }

  @Test
  void portsThatDifferOnlyInCase() {
    Refusal.expect(
        "NAME Top: ports sum and Sum differ only in case; rename one, since not every tool tells "
            + "them apart (`m.out(\"Sum\", m.in(\"sum\", 3));`)",
        m -> {
          m.out("Sum", m.in("sum", 3));
        });
  }

  @Test
  void everyUndrivenWireIsListed() {
    Refusal.expect(
        "UNDRIVEN Top: wire first (1 bit) is never driven; call drive() on it once, or "
            + "remove it (`Wire first = m.wire(1);`)\nUNDRIVEN Top: wire second (2 bits) is "
            + "never driven; call drive() on it once, or remove it (`Wire second = m.wire(2);`)",
        m -> {
          Wire first = m.wire(1);
          Wire second = m.wire(2);
          m.out("y", second);
        });
  }

  @Test
  void anUndrivenWireInsideAModule() {
    final class Forgetful extends Module {
      final Bits y;

      Forgetful(Module parent) {
        super(parent);
        Wire later = wire(3);
        y = out("y", later);
      }
    }

    Refusal.expect(
        "UNDRIVEN Top.inner: wire later (3 bits) is never driven; call drive() on it "
            + "once, or remove it (`Wire later = wire(3);`)",
        m -> {
          Forgetful inner = new Forgetful(m);
          m.out("y", inner.y);
        });
  }

  @Test
  void twoDrivers() {
    Refusal.expect(
        "DOUBLY_DRIVEN Top: shared (3 bits) is driven a second time, by b (3 bits); drive "
            + "it once; choose between the drivers with mux() or choose() (`shared.drive(b);` "
            + "and `Bits b = a.not();` and `Bits a = m.in(\"a\", 3);`)",
        m -> {
          Bits a = m.in("a", 3);
          Bits b = a.not();
          Wire shared = m.wire(3);
          shared.drive(a);
          shared.drive(b);
          m.out("y", shared);
        });
  }

  @Test
  void aLoop() {
    Refusal.expect(
        "LOOP Top: again (8 bits) <- mixed (8 bits) <- sum (8 bits) <- again (8 bits) "
            + "depends on itself within one cycle; put a register into the loop (`Wire again = "
            + "m.wire(8);` and `Bits mixed = sum.xor(a);` and `Bits sum = again.add(a);`)",
        m -> {
          Bits a = m.in("a", 8);
          Wire again = m.wire(8);
          Bits sum = again.add(a);
          Bits mixed = sum.xor(a);
          again.drive(mixed);
          m.out("y", sum);
        });
  }

  @Test
  void aWireThatDrivesItself() {
    Refusal.expect(
        "LOOP Top: self (1 bit) <- self (1 bit) depends on itself within one cycle; put a "
            + "register into the loop (`Wire self = m.wire(1);`)",
        m -> {
          Wire self = m.wire(1);
          self.drive(self);
          m.out("y", self);
        });
  }

  @Test
  void aLoopThroughACombinationalRead() {
    Refusal.expect(
        "LOOP Top: at (4 bits) <- word (4 bits) <- at (4 bits) depends on itself within "
            + "one cycle; put a register into the loop (`Wire at = m.wire(4);` and `Bits word = "
            + "table.readNow(at);`)",
        m -> {
          Memory table = m.memory(16, 4).style(MemStyle.DISTRIBUTED);
          Wire at = m.wire(4);
          Bits word = table.readNow(at);
          at.drive(word);
          table.write(m.in("we", 1), at, m.in("d", 4));
          m.out("y", word);
        });
  }

  /** Two paths through one module: now passes within the cycle, later through a register. */
  private static final class Paths extends Module {
    final Bits now;
    final Bits later;
    final Bits other;

    Paths(Module parent, Bits aOuter, Bits bOuter) {
      super(parent, aOuter.width());
      Bits a = in("a", aOuter);
      Bits b = in("b", bOuter);
      now = out("now", a.not());
      later = out("later", reg(b));
      other = out("other", b.add(1));
    }
  }

  @Test
  void aLoopThroughInstances() {
    Refusal.expect(
        "LOOP Top: back (8 bits) <- second_now (8 bits) <- first_now (8 bits) <- back (8 "
            + "bits) depends on itself within one cycle; put a register into the loop (`Wire "
            + "back = m.wire(8);` and `Paths second = new Paths(m, first.now, b);` and `Paths "
            + "first = new Paths(m, back, b);`)",
        m -> {
          Bits b = m.in("b", 8);
          Wire back = m.wire(8);
          Paths first = new Paths(m, back, b);
          Paths second = new Paths(m, first.now, b);
          back.drive(second.now);
          m.out("y", second.later);
        });
  }

  @Test
  void eachOutputOfAnInstanceStandsForItself() {
    Design design =
        Refusal.design(
            m -> {
              Bits a = m.in("a", 8);
              Wire throughRegister = m.wire(8);
              Wire throughOther = m.wire(8);
              // now depends on a alone, so b may come from it.
              Paths first = new Paths(m, a, throughRegister);
              throughRegister.drive(first.later);
              Paths second = new Paths(m, throughOther, first.now);
              throughOther.drive(second.other);
              m.out("y", second.now);
            });
    Assertions.assertEquals(0, design.lint().size());
  }

  /** A loop that is closed inside a module is found there, however often it is used. */
  private static final class Loopy extends Module {
    final Bits y;

    Loopy(Module parent, Bits aOuter) {
      super(parent);
      Bits a = in("a", aOuter);
      Wire w = wire(1);
      w.drive(w.and(a));
      y = out("y", w);
    }
  }

  @Test
  void aLoopInsideAModule() {
    Refusal.expect(
        "LOOP Top.one: w (1 bit) <- (unnamed and) (1 bit) <- w (1 bit) depends on itself "
            + "within one cycle; put a register into the loop (`Wire w = wire(1);` and "
            + "`w.drive(w.and(a));`)",
        m -> {
          Bits a = m.in("a", 1);
          Loopy one = new Loopy(m, a);
          Loopy two = new Loopy(m, one.y);
          m.out("y", two.y);
        });
  }
}
