package dev.kairo.hw;

import dev.kairo.hw.check.Code;
import dev.kairo.hw.check.PortNames;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Parameter;
import dev.kairo.hw.ir.Port;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The outside of a body: its name, parameters, clocks, inputs and outputs. */
@Machinery
final class Ports {
  private record Named(String name, Bits signal) {}

  private final Body body;
  private final List<Parameter> parameters = new ArrayList<>();
  private final Clock defaultClock;
  private final List<Clock> usedClocks = new ArrayList<>();
  private final Map<Clock, Named> resets = new IdentityHashMap<>();
  private final Set<Clock> askedResets = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Named> inputs = new ArrayList<>();
  private final List<Named> outputs = new ArrayList<>();
  private Optional<String> name = Optional.empty();
  private int replayedInputs;
  private int replayedOutputs;

  Ports(Body body) {
    this.body = body;
    this.defaultClock = new Clock(body, "clk");
  }

  void rewind() {
    askedResets.clear();
    replayedInputs = 0;
    replayedOutputs = 0;
  }

  String moduleName() {
    return name.orElseGet(
        () -> {
          String simple = body.module().getClass().getSimpleName();
          return simple.isEmpty() ? "Top" : simple;
        });
  }

  void renameModule(String newName) {
    name = Optional.of(newName);
  }

  void parameter(String parameter, Object value) {
    if (!body.replaying()) {
      parameters.removeIf(known -> known.name().equals(parameter));
      parameters.add(new Parameter(parameter, String.valueOf(value)));
    }
  }

  /** Takes the components of records in a key as parameters. */
  void parametersFrom(Object[] key) {
    for (Object part : key) {
      if (part instanceof Record options) {
        for (RecordComponent component : options.getClass().getRecordComponents()) {
          try {
            component.getAccessor().setAccessible(true);
            parameter(component.getName(), component.getAccessor().invoke(options));
          } catch (ReflectiveOperationException closed) {
            throw new IllegalArgumentException(
                options.getClass().getName() + " cannot be read; make the record public", closed);
          }
        }
      }
    }
  }

  // Clocks

  Clock defaultClock() {
    return defaultClock;
  }

  Clock clock(String clockName) {
    requireTop("clock " + clockName, "pass the parent's clock: clock(name, outer)");
    return makeClock(clockName);
  }

  Clock clock(String clockName, Clock outer) {
    Clock clock = makeClock(clockName);
    body.attachment().bindClock(clock, outer);
    return clock;
  }

  private Clock makeClock(String clockName) {
    requireGood("clock", clockName);
    Clock clock = body.scripted(Clock.class, () -> new Clock(body, clockName));
    use(clock);
    return clock;
  }

  /** The index of a clock among those that have a port; the first use gives it one. */
  int use(Clock clock) {
    if (clock.body != body) {
      throw body.refuse(
          Code.SCOPE,
          "clock " + clock + " of " + clock.body.name() + " is used in " + body.name(),
          "take it in with clock(name, outer)");
    }
    int index = usedClocks.indexOf(clock);
    if (index < 0) {
      usedClocks.add(clock);
      index = usedClocks.size() - 1;
    }
    return index;
  }

  boolean uses(Clock clock) {
    return usedClocks.contains(clock);
  }

  boolean clockless() {
    return usedClocks.isEmpty();
  }

  Clock clockAt(int index) {
    return usedClocks.get(index);
  }

  /** The reset port of a clock's domain, made on first request and passed on by every parent. */
  Bits reset(Clock clock) {
    body.elaboration().enter(body);
    return resetFromInside(clock);
  }

  /** The same while a module inside, which asked for it, is still being built. */
  private Bits resetFromInside(Clock clock) {
    if (askedResets.add(clock)) {
      String port = clock == defaultClock ? "rst" : clock.name() + "_rst";
      Location line = body.elaboration().sites().here().location();
      Bits made = body.addOutside(new Node.Wire(1, Node.NONE), port, line, clock.untimed());
      declare(port, made);
      if (!body.attachment().top()) {
        Clock outer = body.attachment().outerClock(clock);
        body.attachment().bind(port, outer.body.ports().resetFromInside(outer));
      }
      resets.put(clock, new Named(port, made));
    }
    return resets.get(clock).signal();
  }

  // Inputs and outputs

  Bits input(Clock clock, String port, int width) {
    requireTop("input " + port, "pass the parent's signal: in(name, signal)");
    return makeInput(clock, port, width);
  }

  Bits input(Clock clock, String port, Bits outer) {
    if (body.attachment().top()) {
      throw body.refuse(
          Code.SCOPE,
          "input " + port + " of the top is given a signal",
          "use in(name, width)",
          outer.body.location(outer));
    }
    Bits inner = makeInput(clock, port, outer.width());
    body.attachment().bind(port, outer);
    return inner;
  }

  private Bits makeInput(Clock clock, String port, int width) {
    Bits made = body.addAt(new Node.Wire(width, Node.NONE), port, clock.untimed());
    declare(port, made);
    return made;
  }

  private void declare(String port, Bits made) {
    if (body.replaying()) {
      requireSame(inputs, replayedInputs++, port, made);
    } else {
      requireFree(port, made);
      inputs.add(new Named(port, made));
    }
  }

  private void requireGood(String what, String given) {
    String wrong = PortNames.wrong(given);
    if (!wrong.isEmpty()) {
      throw body.refuse(Code.NAME, what + " name " + given + " " + wrong, "choose another");
    }
  }

  private void requireFree(String port, Bits made) {
    requireGood("port", port);
    for (List<Named> ports : List.of(inputs, outputs)) {
      for (Named known : ports) {
        if (known.name().equals(port)) {
          throw body.refuse(
              Code.NAME,
              "a second port is called " + port,
              "give each port a name of its own",
              body.location(made),
              body.location(known.signal()));
        }
      }
    }
  }

  Bits output(String port, Bits value) {
    body.elaboration().enter(body);
    body.own(value);
    if (body.replaying()) {
      requireSame(outputs, replayedOutputs++, port, value);
    } else {
      requireFree(port, value);
      outputs.add(new Named(port, value));
    }
    return body.attachment().top() ? value : body.attachment().output(port, value.width());
  }

  /** A replay declares the ports that were recorded. */
  private void requireSame(List<Named> recorded, int index, String port, Bits signal) {
    if (index >= recorded.size()
        || !recorded.get(index).name().equals(port)
        || recorded.get(index).signal() != signal) {
      throw body.differs(signal);
    }
  }

  private void requireTop(String what, String remedy) {
    if (!body.attachment().top()) {
      throw body.refuse(Code.SCOPE, what + " of a module that has a parent", remedy);
    }
  }

  Bits inputSignal(int index) {
    return inputs.get(index).signal();
  }

  /** The number of the input that a signal is, or -1. */
  int inputIndex(Bits signal) {
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).signal() == signal) {
        return i;
      }
    }
    return -1;
  }

  Bits outputSignal(int index) {
    return outputs.get(index).signal();
  }

  /** Whether a replay declared the ports that were recorded. */
  boolean finished() {
    return !body.replaying()
        || replayedInputs == inputs.size() && replayedOutputs == outputs.size();
  }

  // The end

  /**
   * The finished circuit: inputs in front, then wires that instances needed early, so that operands
   * precede their users.
   */
  Circuit circuit() {
    NodeTable table = body.table();
    int size = table.size();
    int[] place = new int[size];
    Arrays.fill(place, Node.NONE);
    int next = 0;
    for (Named input : inputs) {
      place[input.signal().id] = next++;
    }
    for (Wire wire : body.wiresOutside()) {
      place[wire.id] = next++;
    }
    boolean moved = false;
    for (int id = 0; id < size; id++) {
      if (place[id] == Node.NONE) {
        place[id] = next++;
      }
      moved |= place[id] != id;
    }
    Node[] nodes = table.nodes();
    String[] names = table.names();
    Location[] locations = table.locations();
    for (int id = 0; moved && id < size; id++) {
      nodes[place[id]] = table.node(id).mapOperands(operand -> place[operand]);
      names[place[id]] = table.name(id);
      locations[place[id]] = table.location(id);
    }
    return new Circuit(
        moduleName(),
        List.copyOf(parameters),
        usedClocks.stream().map(this::clockPort).toList(),
        inputs.stream().map(input -> port(input, place)).toList(),
        outputs.stream().map(output -> port(output, place)).toList(),
        nodes,
        names,
        locations,
        latency());
  }

  private ClockPort clockPort(Clock clock) {
    return new ClockPort(clock.name(), Optional.ofNullable(resets.get(clock)).map(Named::name));
  }

  private Port port(Named named, int[] place) {
    Moment moment = body.timing().of(named.signal());
    return new Port(
        named.name(), place[named.signal().id], moment.timed() ? moment.cycle : Port.UNTIMED);
  }

  private int latency() {
    return outputs.stream()
        .map(output -> body.timing().of(output.signal()))
        .filter(Moment::timed)
        .mapToInt(moment -> moment.cycle)
        .max()
        .orElse(Port.UNTIMED);
  }
}
