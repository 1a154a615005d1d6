package dev.kairo.hw;

import dev.kairo.hw.ir.Machinery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine over the constants of an enum, encoded by their order in as few bits as they
 * need; it starts and resets to its initial state.
 *
 * <pre>{@code
 * Fsm<State> fsm = fsm(State.class, State.IDLE);
 * fsm.in(State.IDLE).when(start).go(State.RUN);
 * fsm.in(State.RUN).when(last).go(State.IDLE);
 * Bits busy = fsm.is(State.RUN);
 * }</pre>
 */
@Machinery
public final class Fsm<E extends Enum<E>> {
  private final Body body;
  private final E[] states;
  private final E initial;
  private final Wire next;
  private final Bits state;
  private final Map<E, List<Arrow<E>>> arrows;

  private record Arrow<E>(Optional<Bits> condition, E target) {}

  Fsm(Body body, Class<E> states, E initial) {
    this.body = body;
    this.states = states.getEnumConstants();
    this.initial = initial;
    this.arrows = new EnumMap<>(states);
    int width = Math.max(1, 32 - Integer.numberOfLeadingZeros(this.states.length - 1));
    next = body.wire(width);
    state =
        new Register(body, body.defaultClock(), width)
            .reset(initial.ordinal())
            .next(next.named("next_state"))
            .named("state");
  }

  /** The state as a signal. */
  public Bits state() {
    return state;
  }

  /** Whether the machine is in a state. */
  public Bits is(E at) {
    return state.eq(encode(at));
  }

  private Bits encode(E at) {
    return state.constant(at.ordinal()).named(at.name());
  }

  /** The arrows that leave a state; the first whose condition holds is taken. */
  public From in(E from) {
    return new From(arrows.computeIfAbsent(from, unused -> new ArrayList<>()));
  }

  /** The arrows that leave one state. */
  @Machinery
  public final class From {
    private final List<Arrow<E>> leaving;
    private Optional<Bits> condition = Optional.empty();

    private From(List<Arrow<E>> leaving) {
      this.leaving = leaving;
    }

    /** The condition of the next arrow. */
    public From when(Bits condition) {
      body.operations().oneBit("the condition of a transition", condition);
      this.condition = Optional.of(condition);
      return this;
    }

    /** Where the arrow goes; without a condition it is always taken. */
    public From go(E target) {
      leaving.add(new Arrow<>(condition, target));
      condition = Optional.empty();
      return this;
    }
  }

  /** Drives the next state once every arrow is known; all of it was written where the state was. */
  void close() {
    int start = body.table().size();
    driveNext();
    body.table().relocate(start, body.location(state));
  }

  private void driveNext() {
    Selection selection = new Selection(state);
    for (E from : states) {
      if (arrows.containsKey(from)) {
        selection.when(from.ordinal(), from.name(), leave(arrows.get(from), 0));
      }
    }
    next.drive(selection.otherwise(state));
  }

  private Bits leave(List<Arrow<E>> leaving, int index) {
    if (index == leaving.size()) {
      return state;
    }
    Arrow<E> arrow = leaving.get(index);
    Bits target = encode(arrow.target());
    if (arrow.condition().isEmpty()) {
      return target;
    }
    return arrow.condition().get().mux(target, leave(leaving, index + 1));
  }

  /** The state after reset. */
  public E initial() {
    return initial;
  }
}
