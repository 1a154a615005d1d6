package dev.kairo.hw.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Design;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks, modules and names have borders that a signal passes only where it is said. */
class BoundariesTest {
  /** Inverts. */
  private static final class Inverter extends Module {
    final Bits y;

    Inverter(Module parent, Bits aOuter) {
      super(parent, aOuter.width());
      Bits a = in("a", aOuter);
      y = out("y", a.not());
    }
  }

  /** Delays on its parent's clock. */
  private static final class Delay extends Module {
    final Bits y;

    Delay(Module parent, Bits aOuter) {
      super(parent, aOuter.width());
      Bits a = in("a", aOuter);
      y = out("y", reg(a));
    }
  }

  // Clocks

  @Test
  void signalsOfTwoClocks() {
    Refusal.expect(
        "CLOCK Top: b (8 bits) of clock slow meets a (8 bits) of clock clk; bring one "
            + "over with synchronise(), an asynchronous fifo or crossing() (`m.out(\"y\", "
            + "a.and(b));` and `Bits b = m.in(slow, \"b\", 8);` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Clock slow = m.clock("slow");
          Bits a = m.in("a", 8);
          Bits b = m.in(slow, "b", 8);
          m.out("y", a.and(b));
        });
  }

  @Test
  void aRegisterOfAnotherClock() {
    Refusal.expect(
        "CLOCK Top: a (8 bits) of clock clk is stored on clock slow; bring it over with "
            + "synchronise(), an asynchronous fifo or crossing() (`m.out(\"y\", m.reg(slow, "
            + "8).next(a));` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Clock slow = m.clock("slow");
          Bits a = m.in("a", 8);
          m.out("y", m.reg(slow, 8).next(a));
        });
    Refusal.expect(
        "CLOCK Top: go (1 bit) of clock clk is stored on clock slow; bring it over with "
            + "synchronise(), an asynchronous fifo or crossing() (`m.out(\"y\", m.reg(slow, "
            + "8).enable(go).next(a));` and `Bits go = m.in(\"go\", 1);`)",
        m -> {
          Clock slow = m.clock("slow");
          Bits a = m.in(slow, "a", 8);
          Bits go = m.in("go", 1);
          m.out("y", m.reg(slow, 8).enable(go).next(a));
        });
    Refusal.expect(
        "CLOCK Top: rst (1 bit) of clock clk is stored on clock slow; bring it over with "
            + "synchronise(), an asynchronous fifo or crossing() (`m.out(\"y\", m.reg(slow, "
            + "8).reset(m.reset(), Value.of(8, 0)).next(a));`)",
        m -> {
          Clock slow = m.clock("slow");
          Bits a = m.in(slow, "a", 8);
          m.out("y", m.reg(slow, 8).reset(m.reset(), Value.of(8, 0)).next(a));
        });
  }

  @Test
  void aWireOfAnotherClock() {
    Refusal.expect(
        "CLOCK Top: w (8 bits) of clock clk is driven by a (8 bits) of clock slow; make "
            + "the wire with wire(clock, width) (`w.drive(a);` and `Bits a = m.in(slow, \"a\", "
            + "8);` and `Wire w = m.wire(8);`)",
        m -> {
          Clock slow = m.clock("slow");
          Bits a = m.in(slow, "a", 8);
          Wire w = m.wire(8);
          w.drive(a);
          m.out("y", w);
        });
  }

  @Test
  void aMemoryWrittenFromTwoClocks() {
    Refusal.expect(
        "CLOCK Top: d (8 bits) of clock clk meets an unnamed slice (1 bit) of clock slow; "
            + "bring one over with synchronise(), an asynchronous fifo or crossing() "
            + "(`words.write(slow, a.bit(0), a, d);` and `Bits d = m.in(\"d\", 8);`)",
        m -> {
          Clock slow = m.clock("slow");
          Bits a = m.in(slow, "a", 4);
          Bits d = m.in("d", 8);
          Memory words = m.memory(16, 8);
          words.write(slow, a.bit(0), a, d);
          m.out("y", words.read(m.in("at", 4)));
        });
  }

  @Test
  void aModuleOnAnotherClock() {
    Refusal.expect(
        "CLOCK Top: a (8 bits) of clock slow enters a (8 bits) of Delay, which runs on "
            + "clock clk; bring it over with synchronise(), an asynchronous fifo or crossing() "
            + "(`Delay late = new Delay(m, a);` and `Bits a = m.in(slow, \"a\", 8);` and `Bits "
            + "a = in(\"a\", aOuter);`)",
        m -> {
          Clock slow = m.clock("slow");
          Bits a = m.in(slow, "a", 8);
          Delay late = new Delay(m, a);
          m.out("y", late.y);
        });
  }

  @Test
  void aModuleWithoutAClockTakesTheClockOfItsInputs() {
    Refusal.expect(
        "CLOCK Top: b (8 bits) of clock clk meets inverse_y (8 bits) of clock slow; bring "
            + "one over with synchronise(), an asynchronous fifo or crossing() (`m.out(\"y\", "
            + "inverse.y.and(m.in(\"b\", 8)));` and `Inverter inverse = new Inverter(m, a);`)",
        m -> {
          Clock slow = m.clock("slow");
          Bits a = m.in(slow, "a", 8);
          Inverter inverse = new Inverter(m, a);
          m.out("y", inverse.y.and(m.in("b", 8)));
        });
  }

  @Test
  void synchronisedSignalsMeet() {
    Design design =
        Refusal.design(
            m -> {
              Clock slow = m.clock("slow");
              Bits a = m.in("a", 1);
              Bits b = m.in(slow, "b", 1);
              m.out("y", m.synchronise(a, slow).and(b));
            });
    assertEquals(List.of("slow"), design.circuit().clocks().stream().map(c -> c.name()).toList());
  }

  // Modules

  @Test
  void aSignalOfTheParent() {
    final class Peeking extends Module {
      Peeking(Module parent, Bits outer) {
        super(parent);
        Bits a = in("a", outer);
        out("y", a.and(outer));
      }
    }

    Refusal.expect(
        "SCOPE Top.inner: a (8 bits) of Top is used in Peeking; pass it through in() or "
            + "out() (`out(\"y\", a.and(outer));` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Peeking inner = new Peeking(m, a);
        });
  }

  @Test
  void aSignalOfAnUncle() {
    final class Nephew extends Module {
      Nephew(Module parent, Bits outer) {
        super(parent);
        out("y", in("a", outer));
      }
    }
    final class Middle extends Module {
      Middle(Module parent, Bits outer) {
        super(parent);
        Nephew inner = new Nephew(this, outer);
      }
    }

    Refusal.expect(
        "SCOPE Top.middle.inner: input a of Nephew is driven by a (8 bits) of Top; pass a "
            + "signal of the module that contains it, Middle (`out(\"y\", in(\"a\", outer));` "
            + "and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Middle middle = new Middle(m, a);
        });
  }

  @Test
  void aSignalInTheKey() {
    final class Keyed extends Module {
      Keyed(Module parent, Bits outer) {
        super(parent, outer);
        out("y", in("a", outer));
      }
    }

    Refusal.expect(
        "SCOPE Top: a signal stands in the key of Keyed; pass what shapes the circuit (a "
            + "width, a count) and take the signal through in() (`super(parent, outer);`)",
        m -> {
          Bits a = m.in("a", 8);
          Keyed inner = new Keyed(m, a);
        });
  }

  @Test
  void aModuleThatIsComplete() {
    Refusal.expect(
        "SCOPE Top.inverse: Inverter is complete, yet something is added to it; keep its "
            + "own logic in its constructor, and take the parent's signals in through in() "
            + "before using them (`inverse.lit(4, 2);`)",
        m -> {
          Bits a = m.in("a", 8);
          Inverter inverse = new Inverter(m, a);
          m.out("y", inverse.y);
          inverse.reg(4);
          inverse.lit(4, 2);
        });
  }

  @Test
  void anOutputOfAnotherModulesSignal() {
    Refusal.expect(
        "SCOPE Top: an unnamed const (4 bits) of Top is used in Top; pass it through in() "
            + "or out() (`m.out(\"y\", kept[0]);` and `kept[0] = lit(4, 3);`)",
        m -> {
          Bits[] kept = new Bits[1];
          new Module(m) {
            {
              kept[0] = lit(4, 3);
              out("y", kept[0]);
            }
          };
          m.out("y", kept[0]);
        });
  }

  @Test
  void aClockOfAnotherModule() {
    Refusal.expect(
        "SCOPE Top: clock clk of Delay is used in Top; take it in with clock(name, outer) "
            + "(`m.out(\"y\", m.reg(late.clock(), 8).next(late.y));`)",
        m -> {
          Bits a = m.in("a", 8);
          Delay late = new Delay(m, a);
          m.out("y", m.reg(late.clock(), 8).next(late.y));
        });
  }

  @Test
  void aTopThatIsGivenSignals() {
    Refusal.expect(
        "SCOPE Top: input b of the top is given a signal; use in(name, width) "
            + "(`m.in(\"b\", a);` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.in("b", a);
        });
  }

  @Test
  void anInputThatNobodyDrives() {
    final class Hungry extends Module {
      Hungry(Module parent) {
        super(parent);
        out("y", in("a", 8));
      }
    }

    Refusal.expect(
        "SCOPE Top.inner: input a of a module that has a parent; pass the parent's "
            + "signal: in(name, signal) (`out(\"y\", in(\"a\", 8));`)",
        m -> {
          Hungry inner = new Hungry(m);
        });
  }

  @Test
  void aTopWithAParent() {
    Module[] top = new Module[1];
    Refusal.design(m -> top[0] = m);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Refusal.design(m -> Design.of(() -> new Inverter(m, m.in("a", 1)))));
    assertEquals(
        "Inverter has a parent; a design's top calls super() without one", refused.getMessage());
  }

  // Names

  @Test
  void reservedNames() {
    Refusal.expect(
        "NAME Top: port name always is a reserved word of Verilog or VHDL; choose another "
            + "(`m.out(\"always\", a);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("always", a);
        });
    Refusal.expect(
        "NAME Top: port name Signal is a reserved word of Verilog or VHDL; choose another "
            + "(`Bits signal = m.in(\"Signal\", 8);`)",
        m -> {
          Bits signal = m.in("Signal", 8);
          m.out("y", signal);
        });
    Refusal.expect(
        "NAME Top: clock name edge is a reserved word of Verilog or VHDL; choose another "
            + "(`Clock edge = m.clock(\"edge\");`)",
        m -> {
          Clock edge = m.clock("edge");
          m.out("y", m.reg(edge, 1).next(m.in(edge, "a", 1)));
        });
  }

  @Test
  void namesThatAreNoIdentifiers() {
    Refusal.expect(
        "NAME Top: port name 2nd is not a letter followed by letters, digits and "
            + "underscores; choose another (`Bits a = m.in(\"2nd\", 8);`)",
        m -> {
          Bits a = m.in("2nd", 8);
          m.out("y", a);
        });
    Refusal.expect(
        "NAME Top: port name "
            + "abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb has 61 characters "
            + "where 60 are allowed; choose another (`Bits a = m.in(\"a\" + \"b\".repeat(60), "
            + "8);`)",
        m -> {
          Bits a = m.in("a" + "b".repeat(60), 8);
          m.out("y", a);
        });
  }

  @Test
  void portsOfOneName() {
    Refusal.expect(
        "NAME Top: a second port is called a; give each port a name of its own (`Bits "
            + "again = m.in(\"a\", 8);` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits again = m.in("a", 8);
          m.out("y", a);
        });
    Refusal.expect(
        "NAME Top: a second port is called a; give each port a name of its own "
            + "(`m.out(\"a\", a.not());` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("a", a.not());
        });
  }

  // Repeats

  /** Counts its constructions and builds something else in the second. */
  private static final class Fickle extends Module {
    final Bits y;

    Fickle(Module parent, Bits aOuter, int amount) {
      super(parent);
      Bits a = in("a", aOuter);
      y = out("y", a.add(amount));
    }
  }

  @Test
  void equalKeysWithAnotherConstant() {
    Refusal.expect(
        "REPEAT Top.second: Fickle is built differently from an earlier one with an equal "
            + "key; give super() everything that shapes the circuit (`y = out(\"y\", "
            + "a.add(amount));`)",
        m -> {
          Bits a = m.in("a", 8);
          Fickle first = new Fickle(m, a, 1);
          Fickle second = new Fickle(m, first.y, 2);
          m.out("y", second.y);
        });
  }

  @Test
  void equalKeysWithAnotherWidth() {
    Refusal.expect(
        "REPEAT Top.second: Fickle is built differently from an earlier one with an equal "
            + "key; give super() everything that shapes the circuit (`Bits a = in(\"a\", "
            + "aOuter);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 9);
          Fickle first = new Fickle(m, a, 1);
          Fickle second = new Fickle(m, b, 1);
          m.out("x", first.y);
          m.out("y", second.y);
        });
  }

  /** As many registers as it is told, but the number is not in its key. */
  private static final class Chain extends Module {
    final Bits y;

    Chain(Module parent, Bits aOuter, int length) {
      super(parent);
      Bits a = in("a", aOuter);
      for (int i = 0; i < length; i++) {
        a = reg(a);
      }
      y = out("y", a);
    }
  }

  @Test
  void equalKeysWithMoreOrLess() {
    Refusal.expect(
        "REPEAT Top.second: Chain is built differently from an earlier one with an equal "
            + "key; give super() everything that shapes the circuit (`a = reg(a);`)",
        m -> {
          Bits a = m.in("a", 8);
          Chain first = new Chain(m, a, 2);
          Chain second = new Chain(m, a, 3);
          m.out("y", first.y.and(second.y));
        });
    Refusal.expect(
        "REPEAT Top.second: Chain is built differently from an earlier one with an equal "
            + "key; give super() everything that shapes the circuit (`y = out(\"y\", a);` and "
            + "`a = reg(a);`)",
        m -> {
          Bits a = m.in("a", 8);
          Chain first = new Chain(m, a, 3);
          Chain second = new Chain(m, a, 2);
          m.out("y", first.y.and(second.y));
        });
  }

  /** Joins its inputs in an order that is not in its key. */
  private static final class Crossed extends Module {
    final Bits y;

    Crossed(Module parent, Bits aOuter, boolean crossed) {
      super(parent);
      Bits a = in("a", aOuter);
      Bits b = a.not();
      y = out("y", crossed ? b.cat(a) : a.cat(b));
    }
  }

  @Test
  void equalKeysWithOtherOperands() {
    Refusal.expect(
        "REPEAT Top.second: Crossed is built differently from an earlier one with an "
            + "equal key; give super() everything that shapes the circuit (`y = out(\"y\", "
            + "crossed ? b.cat(a) : a.cat(b));`)",
        m -> {
          Bits a = m.in("a", 8);
          Crossed first = new Crossed(m, a, false);
          Crossed second = new Crossed(m, a, true);
          m.out("y", first.y.and(second.y));
        });
  }

  // Unused

  @Test
  void aModuleWithoutUse() {
    Refusal.expectWarning(
        "UNUSED Top: no output of idle (Inverter) is used; use one or remove the instance "
            + "(`Inverter idle = new Inverter(m, a);`)",
        m -> {
          Bits a = m.in("a", 8);
          Inverter idle = new Inverter(m, a);
          m.out("y", a);
        });
  }

  @Test
  void aPipeThatPassesAModule() {
    Design design =
        Refusal.design(
            m -> {
              Bits a = m.in("a", 8);
              Pipe t = m.pipe(a);
              Inverter inverse = new Inverter(m, t.stage(a));
              m.out("y", t.stage(inverse.y));
            });
    assertEquals(2, design.circuit().latency());
  }
}
