package dev.kairo.hw;

import dev.kairo.hw.Elaboration.Key;
import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.source.CallSites.Place;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One use of a module: the parent's side of its ports. */
@Machinery
final class Attachment {
  private final Body body;
  private final Body parent;
  private final Bits slot;
  private String name;
  private final Map<Clock, Clock> clocks = new IdentityHashMap<>();
  private final List<Bits> inputs = new ArrayList<>();
  private final List<Bits> outputs = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final List<Drive> drives = new ArrayList<>();
  private int outputBits;

  /** An output that drives a wire of the parent. */
  private record Drive(Wire wire, Bits output) {}

  private Attachment(Body body, Body parent, Bits slot, String name) {
    this.body = body;
    this.parent = parent;
    this.slot = slot;
    this.name = name;
  }

  /** The design's top: it has no parent. */
  static Attachment top(Module module) {
    Elaboration elaboration = new Elaboration();
    Attachment top = new Attachment(new Body(elaboration, module), null, null, "");
    top.body.attach(top);
    elaboration.begin(top);
    return top;
  }

  /** A module inside another: a fresh body, or the replay of an equal one. */
  static Attachment inside(Module module, Module parent, Clock clock, Object[] key) {
    Body outer = parent.body;
    Elaboration elaboration = outer.elaboration();
    elaboration.enter(outer);
    for (Object part : key) {
      if (part instanceof Bits) {
        throw outer.refuse(
            Code.SCOPE,
            "a signal stands in the key of " + module.getClass().getSimpleName(),
            "pass what shapes the circuit (a width, a count) and take the signal through in()");
      }
    }
    Key definition = new Key(module.getClass(), List.of(key));
    Body known = elaboration.definition(definition);
    Body body = known == null ? new Body(elaboration, module) : known;
    Place place = outer.instancePlace(module.getClass());
    Attachment attachment =
        new Attachment(
            body, outer, outer.reserveInstance(place), instanceName(place, module.getClass()));
    if (known == null) {
      elaboration.define(definition, body);
      body.ports().parametersFrom(key);
    } else {
      body.rewind(module);
    }
    body.attach(attachment);
    attachment.clocks.put(body.defaultClock(), clock);
    elaboration.begin(attachment);
    return attachment;
  }

  private static String instanceName(Place place, Class<?> type) {
    if (!place.name().isEmpty()) {
      return place.name();
    }
    String simple = type.getSimpleName();
    return simple.isEmpty()
        ? "instance"
        : Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }

  Body body() {
    return body;
  }

  /** The modules from the top down to this one. */
  String path() {
    return parent == null ? body.ports().moduleName() : parent.attachment().path() + "." + name;
  }

  boolean top() {
    return parent == null;
  }

  /** Where the parent makes the instance. */
  Location line() {
    return parent == null || parent.replaying() ? Location.UNKNOWN : parent.location(slot);
  }

  /** Gives the instance another name in the parent's Verilog. */
  void rename(String newName) {
    for (List<? extends Bits> ports : List.of(outputs, wires)) {
      for (Bits signal : ports) {
        String known = signal.body.naming().of(signal);
        if (known.startsWith(name + "_")) {
          signal.named(newName + known.substring(name.length()));
        }
      }
    }
    name = newName;
  }

  /** Drives the next input port. */
  void bind(String port, Bits outer) {
    if (outer.body != parent) {
      throw body.refuse(
          Code.SCOPE,
          "input "
              + port
              + " of "
              + body.name()
              + " is driven by "
              + outer
              + " of "
              + outer.body.name(),
          "pass a signal of the module that contains it, " + parent.name(),
          outer.body.location(outer));
    }
    inputs.add(outer);
  }

  void bindClock(Clock inner, Clock outer) {
    clocks.put(inner, outer);
  }

  /** The parent's clock behind one of ours. */
  Clock outerClock(Clock inner) {
    return clocks.get(inner);
  }

  /** The parent's signal for the next output. */
  Bits output(String port, int width) {
    Bits result =
        parent.addOutside(
            new Node.Slice(width, slot.id, outputBits), name + "_" + port, line(), Moment.CONSTANT);
    outputBits += width;
    outputs.add(result);
    return result;
  }

  /** A wire of the parent that is driven there later. */
  Wire outerWire(Clock inner, String port, int width) {
    Wire wire = parent.wireOutside(width, name + "_" + port, line(), clocks.get(inner).untimed());
    wires.add(wire);
    return wire;
  }

  /** Drives a wire of the parent from an output once the module is complete. */
  void driveOuter(Wire outer, Bits output) {
    drives.add(new Drive(outer, output));
  }

  /** Ends the module: its circuit is final, the parent's instance complete. */
  void close() {
    Circuit circuit = body.close();
    if (parent == null || parent.replaying()) {
      return;
    }
    Joint joint = new Joint(body, parent, line(), inputs, clocks);
    parent.completeInstance(
        slot,
        name,
        new Node.Instance(
            Math.max(1, outputBits), circuit, ids(inputs), joint.clockIndices(circuit)));
    for (int i = 0; i < outputs.size(); i++) {
      parent.timing().set(outputs.get(i), joint.output(i));
    }
    drives.forEach(drive -> drive.wire().drive(drive.output()));
  }

  private static int[] ids(List<Bits> signals) {
    return signals.stream().mapToInt(signal -> signal.id).toArray();
  }
}
