package dev.kairo.hw;

/**
 * When a signal's value belongs: its clock domain and, inside a pipe, its cycle.
 *
 * <p>Moments are shared objects: equal moments of a body are identical.
 */
final class Moment {
  private static final int STEADY = -2;
  private static final int UNTIMED = -1;

  /** A constant: joins anything. */
  static final Moment CONSTANT = new Moment(null, null, STEADY);

  /** The clock, or null for a constant. */
  final Clock clock;

  /** The pipe whose cycles count, or null. */
  final Pipe pipe;

  final int cycle;

  private Moment(Clock clock, Pipe pipe, int cycle) {
    this.clock = clock;
    this.pipe = pipe;
    this.cycle = cycle;
  }

  /** A signal of a clock that no pipe has timed. */
  static Moment untimed(Clock clock) {
    return new Moment(clock, null, UNTIMED);
  }

  /** A signal of a clock that rests while a pipe works: joins any cycle. */
  static Moment steady(Clock clock) {
    return new Moment(clock, null, STEADY);
  }

  /** A signal at a cycle of a pipe. */
  static Moment at(Pipe pipe, int cycle) {
    return new Moment(pipe.clock(), pipe, cycle);
  }

  boolean constant() {
    return clock == null;
  }

  boolean steady() {
    return pipe == null && cycle == STEADY;
  }

  boolean timed() {
    return pipe != null;
  }

  /** What is said of this moment in an error. */
  @Override
  public String toString() {
    return timed() ? "at cycle " + cycle : steady() ? "steady" : "untimed";
  }
}
