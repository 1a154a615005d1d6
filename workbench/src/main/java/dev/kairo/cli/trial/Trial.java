package dev.kairo.cli.trial;

import dev.kairo.sim.Simulation;
import java.util.function.LongConsumer;

/** A test bench of a design: drives it with random stimulus and compares it with its model. */
public interface Trial {
  /** The cycles a run has when none are asked for. */
  long usualCycles();

  /**
   * Runs from reset.
   *
   * @param simulation a fresh instance; its seed is the seed of the stimulus
   * @param cycles how many cycles to drive
   * @param onCycle hears the cycle now and then, for progress
   */
  TrialReport run(Simulation simulation, long cycles, LongConsumer onCycle);
}
