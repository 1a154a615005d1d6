package dev.kairo.cli.designs;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.FcResult;

/** An engine of a fully connected layer that can be made and held against its golden model. */
public interface FcEngine {
  /** The engine as a design. */
  Design design();

  /** Sends samples through a fresh simulation of it and compares every word. */
  FcResult run(Simulation simulation, int samples, long seed);
}
