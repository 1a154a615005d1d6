package dev.kairo.sim.system;

import dev.kairo.sim.Simulation;

/**
 * A board and what stands beside it: a host that drives the ports no cable goes to. It sees its own
 * board only, so that a run does not depend on who else shares its thread or process.
 */
public interface Site extends AutoCloseable {
  /** The board. */
  Simulation simulation();

  /** Writes the inputs of a cycle; those of the cables are already there. */
  default void before(long cycle) {}

  /** Looks at what a cycle has left. */
  default void after(long cycle) {}

  /** Whether this site needs no further cycle; asked between stretches. */
  boolean done();

  /** What came of it, as a text that can leave a process. */
  default String result() {
    return "";
  }

  @Override
  default void close() {
    simulation().close();
  }
}
