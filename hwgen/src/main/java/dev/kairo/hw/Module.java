package dev.kairo.hw;

import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Value;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * A module: its constructor is its circuit, its arguments are the parent's signals, its fields are
 * the outputs the parent reads.
 *
 * <pre>{@code
 * final class Counter extends Module {
 *   final Bits value;
 *
 *   Counter(Module parent, Bits enableOuter, int width) {
 *     super(parent, width);
 *     Bits enable = in("enable", enableOuter);
 *     Bits count = reg(width).reset(0).enable(enable).next(c -> c.add(1));
 *     value = out("value", count);
 *   }
 * }
 * }</pre>
 *
 * <p>Everything that shapes the circuit goes to {@code super} as the key: modules of one class with
 * equal keys are one definition, elaborated once; their later constructions only replay it. A
 * module that is used alone calls {@link #Module()} and {@link #in(String, int)}.
 */
@Machinery
public abstract class Module {
  final Body body;
  final Attachment attachment;

  /** The top of a design. */
  protected Module() {
    attachment = Attachment.top(this);
    body = attachment.body();
  }

  /** A module inside another, on the parent's clock. */
  protected Module(Module parent, Object... key) {
    this(parent, parent.clock(), key);
  }

  /** A module inside another, its own default clock driven by a clock of the parent. */
  protected Module(Module parent, Clock clock, Object... key) {
    attachment = Attachment.inside(this, parent, clock, key);
    body = attachment.body();
  }

  /** An input port of the design's top. */
  public final Bits in(String name, int width) {
    return body.ports().input(clock(), name, width);
  }

  /** An input port of the design's top in another clock's domain. */
  public final Bits in(Clock clock, String name, int width) {
    return body.ports().input(clock, name, width);
  }

  /** An input port that carries a signal of the parent. */
  public final Bits in(String name, Bits outer) {
    return body.ports().input(clock(), name, outer);
  }

  /** An input port in another clock's domain. */
  public final Bits in(Clock clock, String name, Bits outer) {
    return body.ports().input(clock, name, outer);
  }

  /** Input ports for the fields of a bundle of the parent. */
  public final <T> T in(String name, Shape<T> shape, T outer) {
    return shape.map(name, outer, this::in);
  }

  /** Input ports of the design's top for the fields of a bundle. */
  public final <T> T in(String name, Shape<T> shape) {
    return shape.build(name, this::in);
  }

  /** Ports that carry a link of the parent, whose signals flow both ways. */
  public final <L extends Link<L>> L in(String name, L outer) {
    return outer.enter(this, name);
  }

  /** An output port; the answer is the parent's signal (inside the top, the signal itself). */
  public final Bits out(String name, Bits value) {
    return body.ports().output(name, value);
  }

  /** Output ports for the fields of a bundle. */
  public final <T> T out(String name, Shape<T> shape, T value) {
    return shape.map(name, value, this::out);
  }

  /** Ports that give a link of this module out; the answer is the parent's. */
  public final <L extends Link<L>> L out(String name, L inner) {
    return inner.leave(name);
  }

  /** A forward reference, to be driven once. */
  public final Wire wire(int width) {
    return body.wire(width);
  }

  /** A forward reference in another clock's domain. */
  public final Wire wire(Clock clock, int width) {
    return body.wire(clock, width);
  }

  /** Forward references for the fields of a bundle; {@link #drive} them together. */
  public final <T> T wire(Shape<T> shape) {
    return receiving(receiver -> shape.build(receiver, (name, width) -> wire(width).named(name)));
  }

  /** Drives the wires of a bundle. */
  public final <T> void drive(Shape<T> shape, T wires, T drivers) {
    shape.drive(wires, drivers);
  }

  /** A constant: the low {@code width} bits of a number. */
  public final Bits lit(int width, long number) {
    return body.constant(Value.of(width, number));
  }

  /** A constant. */
  public final Bits lit(Value value) {
    return body.constant(value);
  }

  /** A register to be described further, on the default clock. */
  public final Register reg(int width) {
    return new Register(body, clock(), width);
  }

  /** A register of another clock. */
  public final Register reg(Clock clock, int width) {
    return new Register(body, clock, width);
  }

  /** The signal one cycle later. */
  public final Bits reg(Bits next) {
    return new Register(body, clock(), next.width()).next(next);
  }

  /** A memory of {@code depth} words of {@code width} bits. */
  public final Memory memory(int depth, int width) {
    return body.memory(depth, width);
  }

  /** A pipe in which the given signals are cycle 0. */
  public final Pipe pipe(Bits... starts) {
    return body.pipe(clock(), starts);
  }

  /** A pipe on another clock. */
  public final Pipe pipe(Clock clock, Bits... starts) {
    return body.pipe(clock, starts);
  }

  /** A many-way choice by constant keys. */
  public final Selection cases(Bits select) {
    return new Selection(select);
  }

  /** A choice by priority: the first condition that holds wins. */
  public final Choice choose() {
    return new Choice();
  }

  /** A state machine over the constants of an enum, which starts and resets to {@code initial}. */
  public final <E extends Enum<E>> Fsm<E> fsm(Class<E> states, E initial) {
    return body.fsm(states, initial);
  }

  /** A module whose Verilog comes from elsewhere, to be described further. */
  public final BlackBoxSpec blackBox(String name) {
    return new BlackBoxSpec(body, name);
  }

  /** The default clock, called {@code clk}. */
  public final Clock clock() {
    return body.defaultClock();
  }

  /** A further clock of the design's top. */
  public final Clock clock(String name) {
    return body.ports().clock(name);
  }

  /** A further clock, driven by a clock of the parent. */
  public final Clock clock(String name, Clock outer) {
    return body.ports().clock(name, outer);
  }

  /** The synchronous reset of the default clock, called {@code rst}. */
  public final Bits reset() {
    return clock().reset();
  }

  /** Brings one bit safely into another clock's domain: two registers, two cycles there. */
  public final Bits synchronise(Bits bit, Clock clock) {
    Bits first = new Register(body, clock, bit.width()).next(bit.crossing(clock));
    return new Register(body, clock, bit.width()).next(first);
  }

  /** Notes a parameter for the header of the Verilog and for {@code kairo.json}. */
  protected final void parameter(String name, Object value) {
    body.ports().parameter(name, value);
  }

  /** Calls the module {@code name} in the Verilog instead of its class's name. */
  protected final void rename(String name) {
    body.ports().renameModule(name);
  }

  /** Calls this instance {@code name} in the parent's Verilog. */
  public final void instanceName(String name) {
    attachment.rename(name);
  }

  // For libraries of elements

  /** The parent's clock behind one of this module's; the design's top has none. */
  public final Optional<Clock> outerClock(Clock inner) {
    return attachment.top() ? Optional.empty() : Optional.of(attachment.outerClock(inner));
  }

  /**
   * A wire of the parent for an input of this module whose driver the parent knows only later, as
   * for the ready of a stream that this module gives out.
   */
  public final Wire outerWire(Clock inner, String port, int width) {
    return attachment.outerWire(inner, port, width);
  }

  /** Drives a wire of the parent from what {@link #out} gave the parent. */
  public final void driveOuter(Wire outer, Bits output) {
    attachment.driveOuter(outer, output);
  }

  /** What {@code make} makes of the name of the variable that is going to receive it. */
  public final <R> R receiving(Function<String, R> make) {
    return body.naming().receiving(make);
  }

  /** An error at the line that is being executed and where the signals were made. */
  public final CircuitException refuse(Code code, String says, String remedy, Bits... signals) {
    Location[] where =
        Arrays.stream(signals).map(signal -> signal.body.location(signal)).toArray(Location[]::new);
    return body.refuse(code, says, remedy, where);
  }
}
