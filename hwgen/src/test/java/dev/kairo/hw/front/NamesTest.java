package dev.kairo.hw.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Fsm;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Signals are called what the Java program calls them, and stand where it makes them. */
class NamesTest {
  private Bits field;
  private static Bits shared;

  private static Circuit circuit(Consumer<Module> body) {
    return Refusal.design(body).circuit();
  }

  /** The name of the node that drives the only output. */
  private static String nameOf(Function<Module, Bits> body) {
    Circuit circuit = circuit(m -> m.out("y", body.apply(m)));
    return circuit.names()[circuit.outputs().get(0).node()];
  }

  /** The names of the nodes of a kind, in order. */
  private static List<String> names(Circuit circuit, Class<? extends Node> kind) {
    List<String> names = new ArrayList<>();
    for (int id = 0; id < circuit.size(); id++) {
      if (kind.isInstance(circuit.node(id))) {
        names.add(circuit.names()[id]);
      }
    }
    return names;
  }

  @Test
  void localVariables() {
    assertEquals(
        "sum",
        nameOf(
            m -> {
              Bits a = m.in("a", 8);
              Bits sum = a.add(1);
              return sum;
            }));
  }

  @Test
  void manyLocalVariables() {
    assertEquals(
        "fifth",
        nameOf(
            m -> {
              Bits a = m.in("a", 8);
              Bits second = a.not();
              Bits third = second.add(a);
              Bits fourth = third.xor(a);
              Bits fifth = fourth.and(second);
              return fifth;
            }));
  }

  @Test
  void fields() {
    assertEquals(
        "field",
        nameOf(
            m -> {
              field = m.in("a", 8).not();
              return field;
            }));
    assertEquals(
        "shared",
        nameOf(
            m -> {
              shared = m.in("a", 8).not();
              return shared;
            }));
  }

  private static Bits halved(Bits value) {
    return value.shrU(1);
  }

  private static Bits quartered(Bits value) {
    Bits half = halved(value);
    return halved(half);
  }

  @Test
  void returnedValuesAreCalledWhatTheCallerCallsThem() {
    assertEquals(
        "mean",
        nameOf(
            m -> {
              Bits mean = halved(m.in("a", 8));
              return mean;
            }));
    Circuit circuit =
        circuit(
            m -> {
              Bits a = m.in("a", 8);
              Bits low = quartered(a);
              m.out("y", low);
            });
    assertEquals(List.of("half", "low"), names(circuit, Node.Cat.class));
  }

  @SuppressWarnings("unchecked")
  private static <T> T generic(T value) {
    return (T) ((Bits) value).not();
  }

  @Test
  void castsAreSeenThrough() {
    assertEquals(
        "inverse",
        nameOf(
            m -> {
              Bits inverse = generic(m.in("a", 8));
              return inverse;
            }));
  }

  @Test
  void derivedOperationsTakeTheNameAndPartsDoNot() {
    Circuit circuit =
        circuit(
            m -> {
              Bits a = m.in("a", 8);
              Bits b = m.in("b", 8);
              Bits smaller = a.minU(b);
              m.out("y", smaller);
            });
    assertEquals(List.of("smaller"), names(circuit, Node.Mux.class));
    assertEquals(List.of(""), names(circuit, Node.Op2.class));
  }

  @Test
  void expressionsInOneLineHaveNoName() {
    Circuit circuit =
        circuit(
            m -> {
              Bits a = m.in("a", 8);
              Bits mixed = a.add(1).xor(a.not());
              m.out("y", mixed);
            });
    assertEquals(List.of("", "mixed"), names(circuit, Node.Op2.class));
    assertEquals(List.of(""), names(circuit, Node.Not.class));
  }

  @Test
  void aLoopGivesEachTurnTheSameName() {
    Circuit circuit =
        circuit(
            m -> {
              Bits total = m.in("a", 8);
              for (int i = 0; i < 3; i++) {
                Bits step = total.add(i + 1);
                total = step.xor(m.lit(8, i));
              }
              m.out("y", total);
            });
    assertEquals(
        List.of("step", "total", "step", "total", "step", "total"), names(circuit, Node.Op2.class));
  }

  @Test
  void aVariableThatIsAssignedTwiceKeepsItsName() {
    Circuit circuit =
        circuit(
            m -> {
              Bits value = m.in("a", 8);
              value = value.add(1);
              value = value.not();
              m.out("y", value);
            });
    assertEquals(List.of("value"), names(circuit, Node.Op2.class));
    assertEquals(List.of("value"), names(circuit, Node.Not.class));
  }

  @Test
  void aNameThatIsGiven() {
    assertEquals("chosen", nameOf(m -> m.in("a", 8).not().named("chosen")));
    assertEquals(
        "chosen",
        nameOf(
            m -> {
              Bits other = m.in("a", 8).not().named("chosen");
              return other;
            }));
  }

  @Test
  void registersChoicesAndMemories() {
    enum State {
      IDLE,
      RUN
    }

    Circuit circuit =
        circuit(
            m -> {
              Bits a = m.in("a", 8);
              Bits count = m.reg(8).reset(0).next(c -> c.add(a));
              Bits held = m.reg(a);
              Bits picked = m.cases(a).when(0, count).when(1, held).otherwise(a);
              Bits first = m.choose().when(a.bit(0), count).otherwise(held);
              Memory words = m.memory(256, 8);
              Memory small = m.memory(256, 8).style(MemStyle.DISTRIBUTED);
              words.write(a.bit(1), a, picked);
              small.write(a.bit(1), a, first);
              Bits word = words.read(a);
              Bits now = small.readNow(a);
              Fsm<State> machine = m.fsm(State.class, State.IDLE);
              machine.in(State.IDLE).when(a.bit(0)).go(State.RUN);
              m.out("y", word.xor(now));
              m.out("run", machine.is(State.RUN));
            });
    assertEquals(List.of("count", "held", "state"), names(circuit, Node.Reg.class));
    assertEquals("picked", names(circuit, Node.Cases.class).get(0));
    assertEquals("first", names(circuit, Node.Mux.class).get(0));
    assertEquals(List.of("words", "small"), names(circuit, Node.Mem.class));
    assertEquals(List.of("word", "now"), names(circuit, Node.MemRead.class));
  }

  @Test
  void stagesAreCalledAfterWhatTheyDelay() {
    Circuit circuit =
        circuit(
            m -> {
              Bits a = m.in("a", 8);
              Pipe t = m.pipe(a);
              Bits once = t.stage(a);
              Bits late = t.at(once, 3);
              m.out("y", late);
            });
    assertEquals(List.of("once", "once_delayed1", "once_delayed2"), names(circuit, Node.Reg.class));
  }

  record Pixel(Bits x, Bits y) {}

  @Test
  void bundlesOfWires() {
    Shape<Pixel> shape = Shape.of(Pixel.class, Shape.bits(3), Shape.bits(4));
    Circuit circuit =
        circuit(
            m -> {
              Pixel later = m.wire(shape);
              m.out("pixel", shape, later);
              m.drive(shape, later, m.in("in", shape));
            });
    assertEquals(List.of("in_x", "in_y", "later_x", "later_y"), names(circuit, Node.Wire.class));
    assertEquals(
        List.of("pixel_x", "pixel_y"), circuit.outputs().stream().map(o -> o.name()).toList());
  }

  /** Inverts. */
  private static final class Inverter extends Module {
    final Bits y;

    Inverter(Module parent, Bits aOuter) {
      super(parent, aOuter.width());
      Bits a = in("a", aOuter);
      y = out("y", a.not());
    }
  }

  private static Inverter inverter(Module parent, Bits a) {
    return new Inverter(parent, a);
  }

  @Test
  void instances() {
    Circuit circuit =
        circuit(
            m -> {
              Bits a = m.in("a", 8);
              Inverter first = new Inverter(m, a);
              Inverter second = inverter(m, first.y);
              Bits third = new Inverter(m, second.y).y;
              Inverter renamed = new Inverter(m, third);
              renamed.instanceName("last");
              m.out("y", renamed.y);
            });
    assertEquals(
        List.of("first", "second", "inverter", "last"), names(circuit, Node.Instance.class));
    assertEquals(
        List.of("first_y", "second_y", "inverter_y", "last_y"), names(circuit, Node.Slice.class));
  }

  @Test
  void linesAreTheUsers() {
    Circuit circuit =
        circuit(
            m -> {
              Bits a = m.in("a", 8);
              Bits ones = a.popcount();
              Wire w = m.wire(8);
              w.drive(a);
              m.out("x", ones);
              m.out("y", w);
            });
    for (int id = 0; id < circuit.size(); id++) {
      assertEquals("NamesTest.java", circuit.locations()[id].file());
    }
    int output = circuit.outputs().get(0).node();
    assertEquals(
        "`Bits ones = a.popcount();`", Refusal.withLines(circuit.locations()[output].toString()));
  }
}
