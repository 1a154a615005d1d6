package dev.kairo.hw.gate;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Parameter;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds circuits node by node, for tests of what happens after the front end. */
public final class Sketch {
  public static final int NONE = Node.NONE;

  private final String name;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<ClockPort> clocks = new ArrayList<>();
  private final List<Port> inputs = new ArrayList<>();
  private final List<Port> outputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  public Sketch(String name) {
    this.name = name;
  }

  public Sketch parameter(String parameter, Object value) {
    parameters.add(new Parameter(parameter, value.toString()));
    return this;
  }

  public int clock(String clock) {
    clocks.add(new ClockPort(clock, Optional.empty()));
    return clocks.size() - 1;
  }

  public int add(Node node) {
    nodes.add(node);
    names.add("");
    return nodes.size() - 1;
  }

  public int named(String wish, int id) {
    names.set(id, wish);
    return id;
  }

  public int width(int id) {
    return nodes.get(id).width();
  }

  public int in(String port, int width) {
    int id = add(new Node.Wire(width, NONE));
    inputs.add(new Port(port, id, Port.UNTIMED));
    return id;
  }

  public void out(String port, int id) {
    outputs.add(new Port(port, id, Port.UNTIMED));
  }

  public int constant(int width, long value) {
    return add(new Node.Const(Value.of(width, value)));
  }

  public int op(Op op, int left, int right) {
    return add(new Node.Op2(op, op.resultWidth(width(left), width(right)), left, right));
  }

  public int not(int source) {
    return add(new Node.Not(width(source), source));
  }

  public int mux(int select, int whenTrue, int whenFalse) {
    return add(new Node.Mux(width(whenTrue), select, whenTrue, whenFalse));
  }

  public int cat(int... parts) {
    int width = 0;
    for (int part : parts) {
      width += width(part);
    }
    return add(new Node.Cat(width, parts));
  }

  public int slice(int source, int high, int low) {
    return add(new Node.Slice(high - low + 1, source, low));
  }

  public int wire(int width) {
    return add(new Node.Wire(width, NONE));
  }

  public void drive(int wire, int driver) {
    nodes.set(wire, new Node.Wire(width(wire), driver));
  }

  public int reg(int clock, int next) {
    return reg(clock, next, NONE, NONE, 0);
  }

  public int reg(int clock, int next, int enable, int reset, long resetValue) {
    int width = width(next);
    Optional<Value> value =
        reset == NONE ? Optional.empty() : Optional.of(Value.of(width, resetValue));
    return add(new Node.Reg(width, clock, next, enable, reset, value, Optional.empty()));
  }

  public int regFrom(int clock, int next, long initial) {
    Optional<Value> first = Optional.of(Value.of(width(next), initial));
    return add(new Node.Reg(width(next), clock, next, NONE, NONE, Optional.empty(), first));
  }

  public int cases(int select, int otherwise, List<String> labels, long[] keys, int... values) {
    List<Value> patterns = new ArrayList<>();
    for (long key : keys) {
      patterns.add(Value.of(width(select), key));
    }
    return add(new Node.Cases(width(otherwise), select, patterns, labels, values, otherwise));
  }

  public int memory(int width, int depth, MemStyle style, List<Value> initial, MemWrite... writes) {
    return add(new Node.Mem(width, depth, style, initial, List.of(writes)));
  }

  public int read(int memory, int clock, int address, int enable, int port) {
    return add(new Node.MemRead(width(memory), memory, clock, address, enable, port));
  }

  /** The outputs of a new instance, in order. */
  public int[] instance(String wish, Definition definition, int[] instanceClocks, int... operands) {
    int width = definition.outputPins().stream().mapToInt(pin -> pin.width()).sum();
    int id = add(new Node.Instance(width, definition, operands, instanceClocks));
    named(wish, id);
    int[] results = new int[definition.outputPins().size()];
    for (int i = 0; i < results.length; i++) {
      int pinWidth = definition.outputPins().get(i).width();
      results[i] = add(new Node.Slice(pinWidth, id, definition.outputOffset(i)));
    }
    return results;
  }

  public Circuit circuit() {
    Location[] locations = new Location[nodes.size()];
    java.util.Arrays.fill(locations, Location.UNKNOWN);
    return new Circuit(
        name,
        List.copyOf(parameters),
        List.copyOf(clocks),
        List.copyOf(inputs),
        List.copyOf(outputs),
        nodes.toArray(Node[]::new),
        names.toArray(String[]::new),
        locations,
        Port.UNTIMED);
  }
}
