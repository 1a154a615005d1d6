package dev.kairo.hw;

import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Logic;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Value;
import java.util.List;

/**
 * A signal of a module: an immutable handle of known width.
 *
 * <p>Widths are strict and signedness is in the operator's name; the operations themselves stand in
 * {@link Logic}. A one-bit signal chooses between two others with {@link #mux}.
 */
@Machinery
public sealed class Bits implements Logic<Bits> permits Wire {
  final Body body;
  final int id;
  private final int width;

  Bits(Body body, int id, int width) {
    this.body = body;
    this.id = id;
    this.width = width;
  }

  @Override
  public final int width() {
    return width;
  }

  /** The module this signal belongs to. */
  public final Module module() {
    return body.module();
  }

  /** The same signal, called {@code name} in the Verilog. */
  public final Bits named(String name) {
    body.naming().rename(this, name);
    return this;
  }

  /** A constant in this signal's module. */
  public final Bits constant(long number) {
    return constant(Value.of(width, number));
  }

  @Override
  public final Bits constant(Value value) {
    return body.add(new Node.Const(value));
  }

  @Override
  public final Bits op(Op op, Bits right) {
    return body.operations().op(op, this, right);
  }

  @Override
  public final Bits not() {
    return body.add(new Node.Not(width, id), this);
  }

  @Override
  public final Bits mux(Bits whenTrue, Bits whenFalse) {
    return body.operations().mux(this, whenTrue, whenFalse);
  }

  @Override
  public final Bits cat(List<Bits> lower) {
    return body.operations().cat(this, lower);
  }

  @Override
  public final Bits slice(int high, int low) {
    return body.operations().slice(this, high, low);
  }

  /**
   * The same value, declared to be safe in another clock's domain: the author answers for the
   * crossing (a synchroniser, a grey code, a value that rests).
   */
  public final Bits crossing(Clock clock) {
    return body.crossing(this, clock);
  }

  @Override
  public final RuntimeException wrongWidth(String says, String remedy) {
    return body.refuse(Code.WIDTH, says, remedy, body.location(this));
  }

  @Override
  public final String toString() {
    return body.naming().describe(this);
  }
}
