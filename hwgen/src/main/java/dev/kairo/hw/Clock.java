package dev.kairo.hw;

import dev.kairo.hw.ir.Machinery;

/** A clock of a module. Registers of one clock meet signals of another only through a crossing. */
@Machinery
public final class Clock {
  final Body body;
  private final String name;
  private final Moment untimed = Moment.untimed(this);
  private final Moment steady = Moment.steady(this);

  Clock(Body body, String name) {
    this.body = body;
    this.name = name;
  }

  Moment untimed() {
    return untimed;
  }

  Moment steady() {
    return steady;
  }

  /** The name of the clock's port. */
  public String name() {
    return name;
  }

  /** The synchronous reset of this clock's domain; asking for it adds the port. */
  public Bits reset() {
    return body.ports().reset(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
