package dev.kairo.hw;

import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Machinery;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries clock domains and cycles across an instance: what the parent's inputs say decides what
 * the parent's outputs are.
 */
@Machinery
final class Joint {
  /**
   * Where a pipe of the module starts in the parent: a cycle of a pipe there (null: untimed) and
   * the signal that said so.
   */
  private record Start(Pipe pipe, int cycle, Bits said) {}

  private final Body body;
  private final Body parent;
  private final Location place;
  private final List<Bits> inputs;
  private final Map<Clock, Clock> clocks;
  private final Map<Pipe, Start> starts = new HashMap<>();
  private final Map<Clock, Clock> domains = new IdentityHashMap<>();
  private Moment combined = Moment.CONSTANT;

  Joint(Body body, Body parent, Location place, List<Bits> inputs, Map<Clock, Clock> clocks) {
    this.body = body;
    this.parent = parent;
    this.place = place;
    this.inputs = inputs;
    this.clocks = clocks;
    for (int i = 0; i < inputs.size(); i++) {
      connect(body.ports().inputSignal(i), inputs.get(i));
    }
  }

  /** For each clock of the definition, the index of the parent's clock. */
  int[] clockIndices(Circuit circuit) {
    int[] indices = new int[circuit.clocks().size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = parent.use(clocks.get(body.ports().clockAt(i)));
    }
    return indices;
  }

  private void connect(Bits inner, Bits outer) {
    Moment inside = body.timing().of(inner);
    Moment outside = parent.timing().of(outer);
    if (!outside.constant()) {
      checkDomain(inner, inside, outer, outside);
    }
    if (body.ports().clockless()) {
      combined = parent.timing().join(combined, outside, outer, outer);
    }
    if (inside.timed() && !outside.constant() && !outside.steady()) {
      checkCycle(inner, inside, outer, outside);
    }
  }

  private void checkDomain(Bits inner, Moment inside, Bits outer, Moment outside) {
    Clock expected =
        body.ports().uses(inside.clock)
            ? clocks.get(inside.clock)
            : domains.computeIfAbsent(inside.clock, first -> outside.clock);
    if (expected != outside.clock) {
      throw parent.refuseAt(
          List.of(place, parent.location(outer), body.location(inner)),
          Code.CLOCK,
          outer
              + " of clock "
              + outside.clock
              + " enters "
              + body.naming().describe(inner)
              + " of "
              + body.name()
              + ", which runs on clock "
              + expected,
          "bring it over with synchronise(), an asynchronous fifo or crossing()");
    }
  }

  private void checkCycle(Bits inner, Moment inside, Bits outer, Moment outside) {
    int base = outside.timed() ? outside.cycle - inside.cycle : 0;
    Start start = new Start(outside.pipe, base, outer);
    Start known = starts.putIfAbsent(inside.pipe, start);
    boolean same = known == null || known.pipe == start.pipe && known.cycle == start.cycle;
    if (!same) {
      throw parent.refuseAt(
          List.of(place, parent.location(outer), parent.location(known.said)),
          Code.TIMING,
          "inputs of "
              + body.name()
              + " arrive apart: "
              + known.said
              + " is "
              + parent.timing().of(known.said)
              + ", "
              + outer
              + " is "
              + outside,
          "bring them together with align() or at()");
    }
    if (start.pipe != null && !body.ports().clockless()) {
      checkEnable(inside.pipe, start.pipe);
    }
  }

  /** A pipe that rests must be passed only by modules that rest with it. */
  private void checkEnable(Pipe inside, Pipe outside) {
    Optional<Bits> enable =
        inside
            .enable()
            .map(bit -> body.ports().inputIndex(bit))
            .filter(i -> i >= 0)
            .map(inputs::get);
    boolean together =
        enable.equals(outside.enable()) && enable.isPresent() == inside.enable().isPresent();
    if (!together) {
      throw parent.refuseAt(
          List.of(place),
          Code.TIMING,
          body.name()
              + (inside.enable().isPresent()
                  ? " rests at other times than the pipe it stands in"
                  : " does not rest with the pipe it stands in"),
          "give it the pipe's enable as an input, and its own pipe that input with enable()");
    }
  }

  /** The parent's moment of output {@code i}. */
  Moment output(int i) {
    Moment inside = body.timing().of(body.ports().outputSignal(i));
    if (inside.constant()) {
      return Moment.CONSTANT;
    }
    if (body.ports().clockless()) {
      return combined.constant() ? clocks.get(inside.clock).untimed() : combined;
    }
    Clock clock =
        body.ports().uses(inside.clock)
            ? clocks.get(inside.clock)
            : domains.getOrDefault(inside.clock, clocks.get(inside.clock));
    if (inside.timed()) {
      Start start = starts.get(inside.pipe);
      return start == null || start.pipe == null
          ? clock.untimed()
          : start.pipe.moment(start.cycle + inside.cycle);
    }
    return inside.steady() ? clock.steady() : clock.untimed();
  }
}
