package dev.kairo.hw;

import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.check.Code;
import dev.kairo.hw.check.Diagnostic;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import dev.kairo.hw.source.CallSites.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The inside of a module while its constructor runs: what is made goes into the node table, and
 * into the script from which equal modules are replayed.
 */
@Machinery(transparent = true)
final class Body {
  private static final String DIFFERS =
      "%s is built differently from an earlier one with an equal key";
  private static final String REMEDY = "give super() everything that shapes the circuit";
  private final Elaboration elaboration;
  private final NodeTable table = new NodeTable();
  private final Script script = new Script();
  private final Operations operations = new Operations(this);
  private final Timing timing = new Timing(this);
  private final Ports ports = new Ports(this);
  private final Naming naming = new Naming(this);
  private final List<Memory> memories = new ArrayList<>();
  private final List<Fsm<?>> machines = new ArrayList<>();
  private final List<Wire> wiresOutside = new ArrayList<>();
  private Module module;
  private Attachment attachment;
  private Optional<Circuit> circuit = Optional.empty();

  Body(Elaboration elaboration, Module module) {
    this.elaboration = elaboration;
    this.module = module;
  }

  void attach(Attachment use) {
    attachment = use;
  }

  /** Hands the body to another, equal module. */
  void rewind(Module next) {
    module = next;
    script.rewind();
    ports.rewind();
  }

  Elaboration elaboration() {
    return elaboration;
  }

  Module module() {
    return module;
  }

  Attachment attachment() {
    return attachment;
  }

  Operations operations() {
    return operations;
  }

  Timing timing() {
    return timing;
  }

  Ports ports() {
    return ports;
  }

  Naming naming() {
    return naming;
  }

  NodeTable table() {
    return table;
  }

  boolean replaying() {
    return script.replaying();
  }

  // Nodes

  /** A node whose moment follows from its operands. */
  Bits add(Node node, Bits... operands) {
    elaboration.enter(this);
    if (script.replaying()) {
      return replay(node);
    }
    Place place = elaboration.sites().here();
    return record(node, place.name(), place.location(), timing.combine(operands));
  }

  /** A node of a known moment. */
  Bits addAt(Node node, String name, Moment moment) {
    elaboration.enter(this);
    if (script.replaying()) {
      return replay(node);
    }
    Place place = elaboration.sites().here();
    return record(node, name.isEmpty() ? place.name() : name, place.location(), moment);
  }

  /** A node that an instance of a module adds here while that module is being built. */
  Bits addOutside(Node node, String name, Location location, Moment moment) {
    return script.replaying() ? replay(node) : record(node, name, location, moment);
  }

  /** A wire that an instance of a module needs here before its driver is known. */
  Wire wireOutside(int width, String name, Location location, Moment moment) {
    Wire wire = (Wire) addOutside(new Node.Wire(width, Node.NONE), name, location, moment);
    if (!script.replaying()) {
      wiresOutside.add(wire);
    }
    return wire;
  }

  List<Wire> wiresOutside() {
    return wiresOutside;
  }

  private Bits record(Node node, String name, Location location, Moment moment) {
    if (node.width() < 1) {
      throw refuse(
          Code.WIDTH,
          "a signal of " + node.width() + " bits" + (name.isEmpty() ? "" : ", " + name),
          "give it at least 1 bit, or leave it out");
    }
    int id = table.add(node, name, location, moment);
    Bits bits =
        node instanceof Node.Wire wire && wire.driver() == Node.NONE
            ? new Wire(this, id, node.width())
            : new Bits(this, id, node.width());
    script.record(bits);
    return bits;
  }

  private Bits replay(Node asked) {
    if (script.hasNext() && script.next() instanceof Bits known) {
      if (Script.same(table.node(known.id), asked)) {
        return known;
      }
      throw differs(known);
    }
    throw differs();
  }

  CircuitException differs(Bits... known) {
    return refuse(
        Code.REPEAT,
        DIFFERS.formatted(name()),
        REMEDY,
        Arrays.stream(known).map(this::location).toArray(Location[]::new));
  }

  /** Makes something in several steps that counts as one when the module is replayed. */
  <T> T scripted(Class<T> type, Supplier<T> step) {
    elaboration.enter(this);
    if (!script.replaying()) {
      return script.whole(step);
    }
    if (script.hasNext()) {
      Object known = script.next();
      if (type.isInstance(known)) {
        return type.cast(known);
      }
    }
    throw differs();
  }

  Bits constant(Value value) {
    return add(new Node.Const(value));
  }

  Wire wire(int width) {
    return wire(defaultClock(), width);
  }

  Wire wire(Clock clock, int width) {
    return (Wire) addAt(new Node.Wire(width, Node.NONE), "", clock.untimed());
  }

  /** The same value as a node of its own. */
  Bits alias(Bits source, Moment moment) {
    own(source);
    return addAt(new Node.Wire(source.width(), source.id), "", moment);
  }

  Bits crossing(Bits source, Clock clock) {
    return alias(source, clock.untimed());
  }

  void drive(Wire wire, Bits driver) {
    elaboration.enter(this);
    Node.Wire node = (Node.Wire) table.node(wire.id);
    if (script.replaying()) {
      if (node.driver() != driver.id) {
        throw differs(wire);
      }
      return;
    }
    own(driver);
    operations.width("the driver of " + naming.describe(wire), driver, node.width());
    if (node.driver() != Node.NONE) {
      throw refuse(
          Code.DOUBLY_DRIVEN,
          naming.describe(wire) + " is driven a second time, by " + driver,
          "drive it once; choose between the drivers with mux() or choose()",
          location(driver),
          table.location(node.driver()));
    }
    timing.checkDriver(wire, driver);
    table.replace(wire.id, new Node.Wire(node.width(), driver.id));
  }

  /** A signal that is a function of itself, through a register. */
  Bits loop(Clock clock, int width, Function<Bits, Bits> registers) {
    Wire feedback = wire(clock, width);
    table.rename(feedback.id, "");
    return driveLoop(feedback, registers.apply(feedback));
  }

  private Bits driveLoop(Wire feedback, Bits register) {
    feedback.drive(register);
    return register;
  }

  /** A register's or registered read's node. */
  Bits registered(Clock clock, Node node, Bits next, Optional<Bits> enable, Optional<Bits> reset) {
    // A module inside that has just been built must tell when its outputs belong first.
    elaboration.enter(this);
    if (script.replaying()) {
      return replay(node);
    }
    return addAt(node, "", timing.after(clock, next, enable, reset));
  }

  Memory memory(int depth, int width) {
    if (depth < 1 || width < 1) {
      throw refuse(
          Code.MEMORY,
          "a memory of " + depth + " words of " + width + " bits",
          "give it at least one word of one bit");
    }
    Place place = elaboration.sites().here();
    return scripted(
        Memory.class,
        () -> {
          Node empty = new Node.Mem(width, depth, MemStyle.AUTO, List.of(), List.of());
          int id = table.add(empty, place.name(), place.location(), Moment.CONSTANT);
          Memory memory = new Memory(this, id, depth, width);
          memories.add(memory);
          return memory;
        });
  }

  Pipe pipe(Clock clock, Bits... starts) {
    return scripted(Pipe.class, () -> timing.start(new Pipe(this, clock), starts));
  }

  <E extends Enum<E>> Fsm<E> fsm(Class<E> states, E initial) {
    @SuppressWarnings("unchecked")
    Fsm<E> machine =
        scripted(
            Fsm.class,
            () -> {
              Fsm<E> made = new Fsm<>(this, states, initial);
              machines.add(made);
              return made;
            });
    return machine;
  }

  // Clocks

  Clock defaultClock() {
    return ports.defaultClock();
  }

  int use(Clock clock) {
    return ports.use(clock);
  }

  // Names

  String name() {
    return ports.moduleName();
  }

  /** The modules from the top down to this one. */
  String path() {
    return attachment.path();
  }

  Location location(Bits bits) {
    return table.location(bits.id);
  }

  Location location(int id) {
    return table.location(id);
  }

  // Instances

  Place instancePlace(Class<?> type) {
    return elaboration.sites().constructing(type);
  }

  /** Keeps a place for the instance whose module is about to be built. */
  Bits reserveInstance(Place place) {
    if (script.replaying()) {
      return scripted(Bits.class, () -> null);
    }
    Node empty = new Node.Wire(1, Node.NONE);
    Bits slot =
        new Bits(this, table.add(empty, place.name(), place.location(), Moment.CONSTANT), 1);
    script.record(slot);
    return slot;
  }

  void completeInstance(Bits slot, String name, Node.Instance instance) {
    table.replace(slot.id, instance);
    table.rename(slot.id, name);
  }

  // Errors

  /** The signal, if it belongs here. */
  Bits own(Bits signal) {
    if (signal.body != this) {
      throw foreign(signal);
    }
    return signal;
  }

  CircuitException foreign(Bits signal) {
    return refuse(
        Code.SCOPE,
        signal + " of " + signal.body.name() + " is used in " + name(),
        "pass it through in() or out()",
        signal.body.location(signal));
  }

  /** This module is complete, yet something is added to it. */
  CircuitException complete() {
    return refuse(
        Code.SCOPE,
        name() + " is complete, yet something is added to it",
        "keep its own logic in its constructor, and take the parent's signals in through in()"
            + " before using them");
  }

  /** An error at the line that is being executed, and at others. */
  CircuitException refuse(Code code, String says, String remedy, Location... others) {
    List<Location> where = new ArrayList<>();
    where.add(elaboration.sites().here().location());
    where.addAll(List.of(others));
    return refuseAt(where, code, says, remedy);
  }

  /** An error at lines that are known. */
  CircuitException refuseAt(List<Location> where, Code code, String says, String remedy) {
    return new CircuitException(new Diagnostic(code, path(), says, remedy, where));
  }

  // The end

  /** Ends the module; the first time its circuit is built, later the replay is checked. */
  Circuit close() {
    if (circuit.isEmpty()) {
      script.unrecorded(
          () -> {
            machines.forEach(Fsm::close);
            return machines;
          });
      memories.forEach(memory -> table.replace(memory.id(), memory.node()));
      circuit = Optional.of(ports.circuit());
    } else if (!script.finished() || !ports.finished()) {
      throw refuseAt(List.of(attachment.line()), Code.REPEAT, DIFFERS.formatted(name()), REMEDY);
    }
    return circuit.get();
  }
}
