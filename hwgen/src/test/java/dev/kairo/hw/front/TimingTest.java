package dev.kairo.hw.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Wire;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signals of different cycles do not meet, within a module and across its boundary. */
class TimingTest {
  /** Multiplies and adds in three cycles. */
  private static final class Mac extends Module {
    final Bits p;

    Mac(Module parent, Bits aOuter, Bits bOuter, Bits cOuter) {
      super(parent, aOuter.width(), bOuter.width(), cOuter.width());
      Bits a = in("a", aOuter);
      Bits b = in("b", bOuter);
      Bits c = in("c", cOuter);
      Pipe t = pipe(a, b, c);
      Bits product = t.stage(t.stage(a).mulS(t.stage(b)));
      Bits sum = product.sext(48).add(t.at(c, 2).sext(48));
      p = out("p", t.stage(sum));
    }
  }

  @Test
  void aSignalThatIsNotDelayedIsRefused() {
    Refusal.expect(
        "TIMING Top: c (48 bits) is at cycle 0 where an unnamed cat (48 bits) is at cycle "
            + "2; bring them together with at() or align() (`Bits sum = "
            + "product.sext(48).add(c);` and `Bits c = m.in(\"c\", 48);`)",
        m -> {
          Bits a = m.in("a", 18);
          Bits b = m.in("b", 18);
          Bits c = m.in("c", 48);
          Pipe t = m.pipe(a, b, c);
          Bits product = t.stage(t.stage(a).mulS(t.stage(b)));
          Bits sum = product.sext(48).add(c);
          m.out("p", t.stage(sum));
        });
  }

  @Test
  void aModuleStatesItsLatency() {
    Design design =
        Refusal.design(
            m -> {
              Bits a = m.in("a", 18);
              Bits b = m.in("b", 18);
              Bits c = m.in("c", 40);
              m.out("p", new Mac(m, a, b, c).p);
            });
    Node.Instance instance =
        (Node.Instance)
            Arrays.stream(design.circuit().nodes())
                .filter(Node.Instance.class::isInstance)
                .findFirst()
                .orElseThrow();
    Circuit mac = (Circuit) instance.definition();
    assertEquals(3, mac.latency());
    assertEquals(List.of(0, 0, 0), mac.inputs().stream().map(p -> p.latency()).toList());
    assertEquals(3, mac.outputs().get(0).latency());
  }

  @Test
  void callersAlignWithAModulesLatency() {
    Design design =
        Refusal.design(
            m -> {
              Bits a = m.in("a", 8);
              Bits b = m.in("b", 8);
              Bits tag = m.in("tag", 48);
              Pipe t = m.pipe(a, b, tag);
              Mac mac = new Mac(m, t.stage(a), t.stage(b), t.stage(tag));
              List<Bits> aligned = t.align(mac.p, tag);
              m.out("y", aligned.get(0).sub(aligned.get(1)));
            });
    assertEquals(4, design.circuit().latency());
    Interpreter circuit = design.interpret(1);
    for (int i = 0; i < 20; i++) {
      circuit.set("a", i);
      circuit.set("b", 3);
      circuit.set("tag", 100 + i);
      circuit.step();
      if (i >= 3) {
        assertEquals((i - 3) * 3L, circuit.getLong("y"));
      }
    }
  }

  @Test
  void aCallerThatForgetsAModulesLatencyIsRefused() {
    Refusal.expect(
        "TIMING Top: late (48 bits) is at cycle 1 where mac_p (48 bits) is at cycle 3; "
            + "bring them together with at() or align() (`m.out(\"p\", mac.p.add(late));` and "
            + "`Bits late = t.stage(c);` and `Mac mac = new Mac(m, a, b, c);`)",
        m -> {
          Bits a = m.in("a", 18);
          Bits b = m.in("b", 18);
          Bits c = m.in("c", 48);
          Pipe t = m.pipe(a, b, c);
          Mac mac = new Mac(m, a, b, c);
          Bits late = t.stage(c);
          m.out("p", mac.p.add(late));
        });
  }

  @Test
  void inputsThatArriveApartAreRefused() {
    Refusal.expect(
        "TIMING Top: inputs of Mac arrive apart: a (18 bits) is at cycle 0, late (18 "
            + "bits) is at cycle 1; bring them together with align() or at() (`Mac mac = new "
            + "Mac(m, a, late, c);` and `Bits late = t.stage(b);` and `Bits a = m.in(\"a\", "
            + "18);`)",
        m -> {
          Bits a = m.in("a", 18);
          Bits b = m.in("b", 18);
          Bits c = m.in("c", 48);
          Pipe t = m.pipe(a, b, c);
          Bits late = t.stage(b);
          Mac mac = new Mac(m, a, late, c);
          Bits unrelated = m.in("d", 1);
          m.out("d_out", unrelated);
          m.out("p", mac.p);
        });
  }

  @Test
  void twoPipesDoNotMeet() {
    Refusal.expect(
        "TIMING Top: y (8 bits) is at cycle 1 where x (8 bits) is at cycle 1; they are in "
            + "two pipes: start one pipe with both (`m.out(\"y\", x.add(y));` and `Bits y = "
            + "second.stage(b);` and `Bits x = first.stage(a);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 8);
          Pipe first = m.pipe(a);
          Pipe second = m.pipe(b);
          Bits x = first.stage(a);
          Bits y = second.stage(b);
          m.out("y", x.add(y));
        });
  }

  @Test
  void anUntimedSignalDoesNotMeetATimedOne() {
    Refusal.expect(
        "TIMING Top: b (8 bits) is untimed where x (8 bits) is at cycle 1; say when the "
            + "untimed one arrives() or that it is steady(), or take the other one out with "
            + "untimed() (`m.out(\"y\", x.add(b));` and `Bits b = m.in(\"b\", 8);` and `Bits x "
            + "= t.stage(a);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 8);
          Pipe t = m.pipe(a);
          Bits x = t.stage(a);
          m.out("y", x.add(b));
        });
  }

  @Test
  void aSignalOfThePastIsRefused() {
    Refusal.expect(
        "TIMING Top: x (8 bits) is at cycle 2, after cycle 1; ask for cycle 2 or later "
            + "(`m.out(\"y\", t.at(x, 1));` and `Bits x = t.stage(t.stage(a));`)",
        m -> {
          Bits a = m.in("a", 8);
          Pipe t = m.pipe(a);
          Bits x = t.stage(t.stage(a));
          m.out("y", t.at(x, 1));
        });
  }

  @Test
  void aSignalOutsideThePipeIsRefused() {
    Refusal.expect(
        "TIMING Top: b (8 bits) is not in this pipe; start the pipe with it, or say when "
            + "it arrives with arrives() or steady() (`m.out(\"y\", t.stage(b));` and `Bits b = "
            + "m.in(\"b\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 8);
          Pipe t = m.pipe(a);
          m.out("y", t.stage(b));
        });
    Refusal.expect(
        "TIMING Top: a (8 bits) is in another pipe; start the pipe with it, or say when "
            + "it arrives with arrives() or steady() (`m.out(\"y\", t.stage(a));` and `Bits a = "
            + "m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 8);
          Pipe s = m.pipe(a);
          Pipe t = m.pipe(b);
          m.out("y", t.stage(a));
        });
  }

  @Test
  void aSignalStartsOnePipeOnly() {
    Refusal.expect(
        "TIMING Top: a (8 bits) is already at cycle 0 of a pipe; put it in one pipe only, "
            + "or take it out with untimed() (`Pipe t = m.pipe(a);` and `Bits a = m.in(\"a\", "
            + "8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Pipe s = m.pipe(a);
          Pipe t = m.pipe(a);
          m.out("y", t.stage(a));
        });
  }

  @Test
  void aWireKeepsWhatItPromised() {
    Refusal.expect(
        "TIMING Top: w (8 bits) is untimed but its driver an unnamed reg (8 bits) is at "
            + "cycle 1; take the driver out with untimed(), or say when the wire arrives() "
            + "(`w.drive(t.stage(a));` and `Wire w = m.wire(8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Wire w = m.wire(8);
          Pipe t = m.pipe(a);
          w.drive(t.stage(a));
          m.out("y", w);
        });
  }

  @Test
  void constantsAndSteadySignalsJoinAnyCycle() {
    Design design =
        Refusal.design(
            m -> {
              Bits a = m.in("a", 8);
              Bits offset = m.in("offset", 8);
              Pipe t = m.pipe(a);
              Bits rest = t.steady(offset);
              Bits once = t.stage(a.add(rest));
              Bits twice = t.stage(once.add(1).xor(rest));
              m.out("y", twice);
            });
    assertEquals(2, design.circuit().latency());
  }

  @Test
  void delaysAreShared() {
    Design design =
        Refusal.design(
            m -> {
              Bits a = m.in("a", 8);
              Pipe t = m.pipe(a);
              m.out("x", t.at(a, 5));
              m.out("y", t.at(a, 3));
            });
    assertEquals(
        5, Arrays.stream(design.circuit().nodes()).filter(Node.Reg.class::isInstance).count());
  }

  /** Takes b two cycles after a. */
  private static final class Late extends Module {
    final Bits y;

    Late(Module parent, Bits aOuter, Bits bOuter) {
      super(parent);
      Bits a = in("a", aOuter);
      Bits b = in("b", bOuter);
      Pipe t = pipe(a);
      y = out("y", t.at(a, 2).add(t.arrives(b, 2)));
    }
  }

  @Test
  void anArrivalInsideIsUntimedOutside() {
    Design design =
        Refusal.design(
            m -> {
              Bits a = m.in("a", 8);
              Bits b = m.in("b", 8);
              m.out("y", new Late(m, a, b).y);
            });
    assertEquals(-1, design.circuit().latency());
  }

  /** A cycle's delay that rests or does not rest with an enable. */
  private static final class Delay extends Module {
    final Bits y;

    Delay(Module parent, Bits aOuter, Bits enableOuter, boolean rests) {
      super(parent, aOuter.width(), rests);
      Bits a = in("a", aOuter);
      Bits enable = in("enable", enableOuter);
      Pipe t = pipe(a);
      if (rests) {
        t.enable(enable);
      }
      y = out("y", t.stage(a));
    }
  }

  private static void aroundADelay(Module m, boolean pipeRests, boolean delayRests) {
    Bits a = m.in("a", 8);
    Bits enable = m.in("enable", 1);
    Pipe t = m.pipe(a);
    if (pipeRests) {
      t.enable(enable);
    }
    Delay delay = new Delay(m, a, enable, delayRests);
    m.out("y", t.stage(delay.y));
  }

  @Test
  void aModuleRestsWithThePipeAroundIt() {
    assertEquals(2, Refusal.design(m -> aroundADelay(m, true, true)).circuit().latency());
    assertEquals(2, Refusal.design(m -> aroundADelay(m, false, false)).circuit().latency());
    Refusal.expect(
        "TIMING Top: Delay does not rest with the pipe it stands in; give it the pipe's "
            + "enable as an input, and its own pipe that input with enable() (`Delay delay = "
            + "new Delay(m, a, enable, delayRests);`)",
        m -> aroundADelay(m, true, false));
    Refusal.expect(
        "TIMING Top: Delay rests at other times than the pipe it stands in; give it the "
            + "pipe's enable as an input, and its own pipe that input with enable() (`Delay "
            + "delay = new Delay(m, a, enable, delayRests);`)",
        m -> aroundADelay(m, false, true));
  }

  @Test
  void aRegisterOutOfStepLeavesTheCount() {
    Refusal.expect(
        "TIMING Top: an unnamed reg (8 bits) is at cycle 1 where held (8 bits) is "
            + "untimed; say when the untimed one arrives() or that it is steady(), or take the "
            + "other one out with untimed() (`m.out(\"y\", held.add(t.stage(a)));` and `Bits "
            + "held = m.reg(8).enable(go).next(a);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits go = m.in("go", 1);
          Pipe t = m.pipe(a);
          Bits held = m.reg(8).enable(go).next(a);
          m.out("y", held.add(t.stage(a)));
        });
  }
}
