package dev.kairo.hw.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.interpret.Sketch.Signal;
import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Pin;
import dev.kairo.hw.ir.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Modules whose Verilog comes from elsewhere. */
class BlackBoxTest {
  private static final BlackBox ACCUMULATOR =
      new BlackBox(
          "ACC48",
          List.of(),
          List.of(new Pin("d", 8)),
          List.of(new Pin("sum", 80), new Pin("odd", 1)),
          List.of(new ClockPort("CLK", Optional.empty())),
          Optional.empty());

  private static final class Accumulator implements Behaviour {
    private long sum;

    @Override
    public List<Value> outputs(List<Value> inputs) {
      return List.of(Value.of(80, sum), Value.of(1, sum));
    }

    @Override
    public void edge(List<String> clocks, List<Value> inputs) {
      assertEquals(List.of("CLK"), clocks);
      sum += inputs.get(0).toLong();
    }

    @Override
    public boolean combinational() {
      return false;
    }

    @Override
    public long[] saved() {
      return new long[] {sum};
    }

    @Override
    public void restore(long[] saved) {
      sum = saved[0];
    }
  }

  /** Feeds a black box with its own output plus 1. */
  private static Circuit circuit() {
    Sketch sketch = new Sketch("Top", "clk");
    Signal next = sketch.wire(8);
    List<Signal> outputs = sketch.instance("acc", ACCUMULATOR, new int[] {0}, next);
    sketch.drive(next, outputs.get(0).low(8).add(1));
    sketch.out("sum", outputs.get(0));
    sketch.out("odd", outputs.get(1));
    return sketch.circuit();
  }

  @Test
  void withoutABehaviourItIsNamedWithTheRemedy() {
    assertEquals(
        "The interpreter does not know what the black box ACC48 at acc (Top.java:2) does; simulate"
            + " the design with Verilator, or give the interpreter a Java behaviour for ACC48.",
        assertThrows(IllegalArgumentException.class, () -> Interpreter.of(circuit(), 1))
            .getMessage());
  }

  @Test
  void aBehaviourStandsInForIt() {
    Map<String, Supplier<Behaviour>> behaviours = Map.of("ACC48", Accumulator::new);
    Interpreter interpreter = Interpreter.of(circuit(), 1, behaviours);
    interpreter.step();
    assertEquals(1, interpreter.getLong("sum"));
    assertEquals(1, interpreter.getLong("odd"));
    Snapshot saved = interpreter.save();
    interpreter.step(3);
    assertEquals(15, interpreter.getLong("sum"));
    interpreter.restore(saved);
    interpreter.step();
    assertEquals(3, interpreter.getLong("sum"));
    interpreter.restart();
    assertEquals(0, interpreter.getLong("sum"));
  }

  @Test
  void aCombinationalBehaviourMayLoop() {
    Behaviour combinational = inputs -> List.of(Value.of(80, 0), Value.of(1, 0));
    Map<String, Supplier<Behaviour>> behaviours = Map.of("ACC48", () -> combinational);
    RuntimeException refused =
        assertThrows(RuntimeException.class, () -> Interpreter.of(circuit(), 1, behaviours));
    assertEquals(
        "LOOP Top: combinational loop acc -> (Slice) -> (Slice) -> (ADD) -> acc; put a register"
            + " into the loop (Top.java:2 and Top.java:3 and Top.java:5 and Top.java:7)",
        refused.getMessage());
  }

  @Test
  void aBehaviourWithWrongOutputsIsNamed() {
    Behaviour wrong =
        new Behaviour() {
          @Override
          public List<Value> outputs(List<Value> inputs) {
            return List.of(Value.of(8, 0));
          }

          @Override
          public boolean combinational() {
            return false;
          }
        };
    Map<String, Supplier<Behaviour>> behaviours = Map.of("ACC48", () -> wrong);
    Interpreter interpreter = Interpreter.of(circuit(), 1, behaviours);
    assertEquals(
        "The behaviour of the black box ACC48 at acc gave [8'h0] for the outputs"
            + " [Pin[name=sum, width=80], Pin[name=odd, width=1]]; give one value of the right"
            + " width for each output.",
        assertThrows(IllegalStateException.class, interpreter::settle).getMessage());
  }
}
