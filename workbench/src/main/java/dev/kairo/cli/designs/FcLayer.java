package dev.kairo.cli.designs;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcResult;

/** A layer in training whose errors arrive, with what stands around it. */
record FcLayer(FcParameters parameters, FcTop top) implements FcEngine {
  @Override
  public Design design() {
    return top.design(parameters);
  }

  @Override
  public FcResult run(Simulation simulation, int samples, long seed) {
    return top.run(simulation, parameters, samples, seed);
  }
}
