package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Logic;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes circuits node by node, so that the interpreter is tested without the front end. */
final class Sketch {
  private final String name;
  private final List<ClockPort> clocks = new ArrayList<>();
  private final List<Port> inputs = new ArrayList<>();
  private final List<Port> outputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  Sketch(String name, String... clocks) {
    this.name = name;
    for (String clock : clocks) {
      this.clocks.add(new ClockPort(clock, Optional.empty()));
    }
  }

  /** A signal of the sketch. */
  final class Signal implements Logic<Signal> {
    final int id;

    Signal(int id) {
      this.id = id;
    }

    Signal named(String wished) {
      names.set(id, wished);
      return this;
    }

    @Override
    public int width() {
      return nodes.get(id).width();
    }

    @Override
    public Signal constant(Value value) {
      return node(new Node.Const(value));
    }

    @Override
    public Signal op(Op op, Signal right) {
      return node(new Node.Op2(op, op.resultWidth(width(), right.width()), id, right.id));
    }

    @Override
    public Signal not() {
      return node(new Node.Not(width(), id));
    }

    @Override
    public Signal mux(Signal whenTrue, Signal whenFalse) {
      return node(new Node.Mux(whenTrue.width(), id, whenTrue.id, whenFalse.id));
    }

    @Override
    public Signal cat(List<Signal> lower) {
      int width = width();
      int[] parts = new int[lower.size() + 1];
      parts[0] = id;
      for (int i = 0; i < lower.size(); i++) {
        parts[i + 1] = lower.get(i).id;
        width += lower.get(i).width();
      }
      return node(new Node.Cat(width, parts));
    }

    @Override
    public Signal slice(int high, int low) {
      return node(new Node.Slice(high - low + 1, id, low));
    }
  }

  Signal node(Node node) {
    nodes.add(node);
    names.add("");
    return new Signal(nodes.size() - 1);
  }

  Signal in(String port, int width) {
    Signal signal = node(new Node.Wire(width, Node.NONE)).named(port);
    inputs.add(new Port(port, signal.id, Port.UNTIMED));
    return signal;
  }

  Signal out(String port, Signal signal) {
    outputs.add(new Port(port, signal.id, Port.UNTIMED));
    return signal;
  }

  Signal constant(int width, long number) {
    return node(new Node.Const(Value.of(width, number)));
  }

  /** A wire to be driven later. */
  Signal wire(int width) {
    return node(new Node.Wire(width, Node.NONE));
  }

  void drive(Signal wire, Signal driver) {
    nodes.set(wire.id, new Node.Wire(wire.width(), driver.id));
  }

  /** A register without reset that starts at {@code initial}. */
  Signal register(int clock, Signal next, long initial) {
    Optional<Value> first = Optional.of(Value.of(next.width(), initial));
    return node(
        new Node.Reg(next.width(), clock, next.id, Node.NONE, Node.NONE, Optional.empty(), first));
  }

  /** A register with everything. */
  Signal register(Signal next, Signal enable, Signal reset, long resetValue, long initial) {
    Optional<Value> onReset = Optional.of(Value.of(next.width(), resetValue));
    Optional<Value> first = Optional.of(Value.of(next.width(), initial));
    return node(new Node.Reg(next.width(), 0, next.id, enable.id, reset.id, onReset, first));
  }

  Signal memory(int width, int depth, List<Value> initial, MemWrite... writes) {
    return node(new Node.Mem(width, depth, MemStyle.AUTO, initial, Arrays.asList(writes)));
  }

  static MemWrite write(int clock, Signal enable, Signal address, Signal data) {
    return new MemWrite(clock, enable.id, address.id, data.id, Node.NONE, data.width());
  }

  static MemWrite write(
      Signal enable, Signal address, Signal data, Signal laneEnable, int laneWidth) {
    return new MemWrite(0, enable.id, address.id, data.id, laneEnable.id, laneWidth);
  }

  /** A combinational read. */
  Signal read(Signal memory, Signal address) {
    return node(
        new Node.MemRead(memory.width(), memory.id, Node.NONE, address.id, Node.NONE, Node.NONE));
  }

  /** A registered read that is always enabled. */
  Signal read(int clock, Signal memory, Signal address) {
    return node(
        new Node.MemRead(memory.width(), memory.id, clock, address.id, Node.NONE, Node.NONE));
  }

  /** A registered read with an enable. */
  Signal read(Signal memory, Signal address, Signal enable) {
    return node(new Node.MemRead(memory.width(), memory.id, 0, address.id, enable.id, Node.NONE));
  }

  /** The outputs of an instance. */
  List<Signal> instance(String wished, Definition definition, int[] clocks, Signal... inputs) {
    int[] ids = Arrays.stream(inputs).mapToInt(input -> input.id).toArray();
    int width = definition.outputPins().stream().mapToInt(pin -> pin.width()).sum();
    Signal all = node(new Node.Instance(width, definition, ids, clocks)).named(wished);
    List<Signal> pins = new ArrayList<>();
    for (int k = 0; k < definition.outputPins().size(); k++) {
      int offset = definition.outputOffset(k);
      int pinWidth = definition.outputPins().get(k).width();
      pins.add(node(new Node.Slice(pinWidth, all.id, offset)));
    }
    return pins;
  }

  Circuit circuit() {
    Location[] locations = new Location[nodes.size()];
    Arrays.setAll(locations, line -> new Location(name + ".java", line + 1));
    return new Circuit(
        name,
        List.of(),
        clocks,
        inputs,
        outputs,
        nodes.toArray(new Node[0]),
        names.toArray(new String[0]),
        locations,
        Port.UNTIMED);
  }
}
