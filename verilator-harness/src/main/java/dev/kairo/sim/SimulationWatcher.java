package dev.kairo.sim;

/** Is told when a simulator opens a simulation and when that one closes. */
public interface SimulationWatcher {
  /** A simulation was opened and has not run yet. */
  default void opened(Simulation simulation) {}

  /** A simulation is about to be closed and can still be read. */
  default void closing(Simulation simulation) {}
}
