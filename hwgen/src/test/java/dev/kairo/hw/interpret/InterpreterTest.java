package dev.kairo.hw.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.interpret.Sketch.Signal;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cycle, registers, clocks, hierarchy and state. */
class InterpreterTest {

  /** Counts up while enabled; a synchronous reset wins and sets 5. */
  private static Circuit counter() {
    Sketch sketch = new Sketch("Counter", "clk");
    Signal enable = sketch.in("enable", 1);
    Signal reset = sketch.in("reset", 1);
    Signal next = sketch.wire(8);
    Signal count = sketch.register(next, enable, reset, 5, 250).named("count");
    sketch.drive(next, count.add(1));
    sketch.out("count", count);
    sketch.out("wrapping", count.all());
    return sketch.circuit();
  }

  @Test
  void registerHoldsWithoutEnableAndResetWins() {
    Interpreter counter = Interpreter.of(counter(), 1);
    assertEquals(250, counter.getLong("count"));
    counter.step();
    assertEquals(250, counter.getLong("count"));
    counter.set("enable", 1);
    counter.step(5);
    assertEquals(255, counter.getLong("count"));
    assertEquals(1, counter.getLong("wrapping"));
    counter.step();
    assertEquals(0, counter.getLong("count"));
    counter.set("reset", 1);
    counter.step();
    assertEquals(5, counter.getLong("count"));
    counter.set("enable", 0);
    counter.step();
    assertEquals(5, counter.getLong("count"));
    assertEquals(9, counter.cycle());
  }

  @Test
  void combinationalOutputsFollowInputsBeforeTheEdge() {
    Sketch sketch = new Sketch("Sum", "clk");
    Signal sum = sketch.in("a", 100).add(sketch.in("b", 100));
    sketch.out("sum", sum);
    sketch.out("last", sketch.register(0, sum, 0));
    Interpreter interpreter = Interpreter.of(sketch.circuit(), 1);
    interpreter.set("a", Value.ones(100));
    interpreter.set("b", 3);
    assertEquals(Value.of(100, 2), interpreter.get("sum"));
    assertEquals(Value.of(100, 0), interpreter.get("last"));
    interpreter.step();
    assertEquals(Value.of(100, 2), interpreter.get("last"));
    interpreter.set("b", -1);
    assertEquals(Value.of(100, -2), interpreter.get("sum"));
  }

  @Test
  void handlesNeedNoNames() {
    Interpreter counter = Interpreter.of(counter(), 1);
    InPort enable = counter.in("enable");
    Probe count = counter.probe("count");
    enable.set(1);
    long sum = 0;
    for (int i = 0; i < 4; i++) {
      counter.step();
      sum += count.getLong();
    }
    assertEquals(251 + 252 + 253 + 254, sum);
    assertEquals(
        List.of("enable[1]", "reset[1]", "count[8]", "wrapping[1]"),
        counter.probes().stream().map(Probe::toString).toList());
  }

  /** Two outputs that each pass one input on: an instance is no knot. */
  private static Circuit crossed() {
    Sketch sketch = new Sketch("Crossed");
    Signal a = sketch.in("a", 4);
    Signal b = sketch.in("b", 4);
    sketch.out("x", b.not().named("inverted"));
    sketch.out("y", a.add(1));
    return sketch.circuit();
  }

  @Test
  void dependenceThroughAnInstanceIsPerOutput() {
    Sketch sketch = new Sketch("Top");
    Signal a = sketch.in("a", 4);
    Signal back = sketch.wire(4);
    List<Signal> outputs = sketch.instance("inner", crossed(), new int[0], a, back);
    sketch.drive(back, outputs.get(1));
    sketch.out("result", outputs.get(0));
    Interpreter interpreter = Interpreter.of(sketch.circuit(), 1);
    interpreter.set("a", 6);
    assertEquals(8, interpreter.getLong("result"));
    assertEquals(8, interpreter.getLong("inner.inverted"));
    assertEquals(7, interpreter.getLong("inner.b"));
  }

  @Test
  void slicesOfAnInstanceMayCutAcrossItsOutputs() {
    Sketch sketch = new Sketch("Top");
    Signal a = sketch.in("a", 4);
    List<Signal> outputs = sketch.instance("inner", crossed(), new int[0], a, a);
    int all = ((Node.Slice) sketch.circuit().node(outputs.get(0).id)).source();
    sketch.out("across", sketch.node(new Node.Slice(4, all, 2)));
    sketch.out("inside", sketch.node(new Node.Slice(2, all, 5)));
    Interpreter interpreter = Interpreter.of(sketch.circuit(), 1);
    interpreter.set("a", 6);
    // x = ~6 = 1001, y = 7 = 0111: side by side 0111_1001.
    assertEquals(0b1110, interpreter.getLong("across"));
    assertEquals(0b11, interpreter.getLong("inside"));
  }

  @Test
  void combinationalLoopIsNamedWithItsLines() {
    Sketch sketch = new Sketch("Top");
    Signal a = sketch.in("a", 4);
    Signal back = sketch.wire(4).named("back");
    List<Signal> outputs = sketch.instance("inner", crossed(), new int[0], a, back);
    sketch.drive(back, outputs.get(0).add(a));
    sketch.out("result", back);
    CircuitException refused =
        assertThrows(CircuitException.class, () -> Interpreter.of(sketch.circuit(), 1));
    assertEquals(
        "LOOP Top: combinational loop back -> inner.inverted -> back; put a register into the loop"
            + " (Top.java:2 and Crossed.java:3)",
        refused.getMessage());
  }

  @Test
  void wiresThatOnlyDriveEachOtherAreALoop() {
    Sketch sketch = new Sketch("Top");
    Signal a = sketch.wire(4).named("a");
    Signal b = sketch.wire(4).named("b");
    sketch.drive(a, b);
    sketch.drive(b, a);
    sketch.out("result", a);
    CircuitException refused =
        assertThrows(CircuitException.class, () -> Interpreter.of(sketch.circuit(), 1));
    assertEquals(
        "LOOP Top: combinational loop a -> b -> a; put a register into the loop"
            + " (Top.java:1 and Top.java:2)",
        refused.getMessage());
  }

  @Test
  void wireWithoutADriverIsRefused() {
    Sketch sketch = new Sketch("Top");
    sketch.out("result", sketch.wire(4).named("lost").not());
    CircuitException refused =
        assertThrows(CircuitException.class, () -> Interpreter.of(sketch.circuit(), 1));
    assertEquals(
        "UNDRIVEN Top: nothing drives the wire lost; drive it or make it an input (Top.java:1)",
        refused.getMessage());
  }

  @Test
  void clocksThatRiseTogetherAllSampleFirst() {
    Sketch sketch = new Sketch("Swap", "left", "right");
    Signal next = sketch.wire(8);
    Signal a = sketch.register(0, next, 1);
    Signal b = sketch.register(1, a, 2);
    sketch.drive(next, b);
    sketch.out("a", a);
    sketch.out("b", b);
    Interpreter swap = Interpreter.of(sketch.circuit(), 1);
    swap.step("right", "left");
    assertEquals(List.of(2L, 1L), List.of(swap.getLong("a"), swap.getLong("b")));
    swap.step("right");
    assertEquals(List.of(2L, 2L), List.of(swap.getLong("a"), swap.getLong("b")));
  }

  @Test
  void innerModulesUseTheClockTheyAreGiven() {
    Sketch inner = new Sketch("Delay", "clk");
    inner.out("q", inner.register(0, inner.in("d", 4), 0).named("held"));
    Sketch sketch = new Sketch("Top", "fast", "slow");
    Signal d = sketch.in("d", 4);
    sketch.out("f", sketch.instance("fast_one", inner.circuit(), new int[] {0}, d).get(0));
    sketch.out("s", sketch.instance("slow_one", inner.circuit(), new int[] {1}, d).get(0));
    Interpreter interpreter = Interpreter.of(sketch.circuit(), 1);
    interpreter.set("d", 9);
    interpreter.step();
    assertEquals(List.of(9L, 0L), values(interpreter, "fast_one.held", "slow_one.held"));
    interpreter.step("slow");
    assertEquals(List.of(9L, 9L), values(interpreter, "f", "s"));
  }

  private static List<Long> values(Interpreter interpreter, String... names) {
    List<Long> values = new ArrayList<>();
    for (String name : names) {
      values.add(interpreter.getLong(name));
    }
    return values;
  }

  @Test
  void resetHoldsTheResetsOfAllClocksForOneEdge() {
    Circuit plain = counter();
    Circuit circuit =
        new Circuit(
            plain.name(),
            List.of(),
            List.of(new ClockPort("clk", Optional.of("reset"))),
            plain.inputs(),
            plain.outputs(),
            plain.nodes(),
            plain.names(),
            plain.locations(),
            Port.UNTIMED);
    Interpreter counter = Interpreter.of(circuit, 1);
    counter.reset();
    assertEquals(5, counter.getLong("count"));
    counter.set("enable", 1);
    counter.step();
    assertEquals(6, counter.getLong("count"));
  }

  @Test
  void unknownFirstValuesComeFromTheSeed() {
    Sketch sketch = new Sketch("Unknown", "clk");
    Signal d = sketch.in("d", 100);
    Signal q =
        sketch.node(
            new Node.Reg(100, 0, d.id, Node.NONE, Node.NONE, Optional.empty(), Optional.empty()));
    sketch.out("q", q);
    Circuit circuit = sketch.circuit();
    Interpreter one = Interpreter.of(circuit, 7);
    assertEquals(one.get("q"), Interpreter.of(circuit, 7).get("q"));
    assertNotEquals(one.get("q"), Interpreter.of(circuit, 8).get("q"));
    Value first = one.get("q");
    one.step();
    assertEquals(Value.of(100, 0), one.get("q"));
    one.restart();
    assertEquals(first, one.get("q"));
  }

  @Test
  void aSavedStateComesBackWhole() {
    Interpreter counter = Interpreter.of(counter(), 1);
    counter.set("enable", 1);
    counter.step(3);
    Snapshot saved = counter.save();
    counter.step(4);
    counter.set("enable", 0);
    counter.restore(saved);
    assertEquals(253, counter.getLong("count"));
    assertEquals(3, counter.cycle());
    counter.step();
    assertEquals(254, counter.getLong("count"));
    Interpreter other = Interpreter.of(counter(), 1);
    assertEquals(
        "A state of Counter can't be restored into Counter; restore it into an interpreter of the"
            + " same circuit object.",
        assertThrows(IllegalArgumentException.class, () -> other.restore(saved)).getMessage());
  }

  @Test
  void choicesByKeyWorkForAnyWidth() {
    for (int width : List.of(3, 40, 90)) {
      Sketch sketch = new Sketch("Choice");
      Signal select = sketch.in("select", width);
      List<Value> keys = List.of(Value.of(width, 5), Value.of(width, -2), Value.of(width, 1));
      int[] values = {
        sketch.constant(70, 50).id, sketch.constant(70, 20).id, sketch.constant(70, 10).id
      };
      int otherwise = sketch.constant(70, -1).id;
      sketch.out(
          "chosen", sketch.node(new Node.Cases(70, select.id, keys, List.of(), values, otherwise)));
      Interpreter choice = Interpreter.of(sketch.circuit(), 1);
      for (long[] pair : new long[][] {{5, 50}, {-2, 20}, {1, 10}, {0, -1}, {2, -1}, {-1, -1}}) {
        choice.set("select", pair[0]);
        assertEquals(Value.of(70, pair[1]), choice.get("chosen"), width + " bits");
      }
    }
  }

  @Test
  void signalsAreCalledWhatTheVerilogCallsThem() {
    Sketch sketch = new Sketch("Top", "clk");
    Signal sum = sketch.in("a", 4).add(1).named("sum");
    sketch.register(0, sum, 0).named("sum");
    sketch.out("sum", sum.not().named("reg"));
    sketch.instance("a", crossed(), new int[0], sum, sum);
    Interpreter interpreter = Interpreter.of(sketch.circuit(), 1);
    assertEquals(
        List.of("a", "sum", "sum_1", "sum_2", "reg_net", "a_1.a", "a_1.b", "a_1.x", "a_1.y"),
        interpreter.probes().stream().map(Probe::path).limit(9).toList());
  }

  @Test
  void wrongNamesAndWidthsAreToldInSentences() {
    Interpreter counter = Interpreter.of(counter(), 1);
    assertEquals(
        "Counter has no input enabel; choose one of enable, reset.",
        assertThrows(IllegalArgumentException.class, () -> counter.set("enabel", 1)).getMessage());
    assertEquals(
        "Counter has no memory ram; choose another circuit: it has none.",
        assertThrows(IllegalArgumentException.class, () -> counter.memory("ram")).getMessage());
    assertEquals(
        "Counter has no clock clock; choose one of clk.",
        assertThrows(IllegalArgumentException.class, () -> counter.step("clock")).getMessage());
    assertEquals(
        "The input enable has 1 bits and the value 2'h1 has 2; give a value of the port's width.",
        assertThrows(IllegalArgumentException.class, () -> counter.set("enable", Value.of(2, 1)))
            .getMessage());
  }
}
