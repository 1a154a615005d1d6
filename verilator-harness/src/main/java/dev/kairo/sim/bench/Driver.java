package dev.kairo.sim.bench;

import dev.kairo.sim.Simulation;

/** The Java side of a case: pokes every input and reads every output in each cycle. */
interface Driver {
  /** Runs some cycles and gives the checksum of everything read. */
  long run(Simulation sim, int cycles);
}
