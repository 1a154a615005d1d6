package dev.kairo.cli.trial;

import dev.kairo.sim.Simulation;

/** A test bench of a design: drives it with random stimulus and compares it with its model. */
public interface Trial {
  /**
   * Whether runs are counted in samples, all of which are driven at a stretch, and not in cycles.
   */
  default boolean bySample() {
    return false;
  }

  /** The cycles a run on a native model has when none are asked for. */
  long usualCycles();

  /** The same for a run on the interpreter, which is far slower. */
  long usualInterpretedCycles();

  /** Resets a fresh simulation and gets ready to drive it. */
  Bench on(Simulation simulation, long seed);

  /** A design being driven. */
  interface Bench {
    /** Drives some cycles or samples more and tells what all cycles so far showed. */
    TrialReport run(long more);
  }
}
