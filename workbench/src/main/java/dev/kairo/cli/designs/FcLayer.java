package dev.kairo.cli.designs;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.port.PortLayer;

/** A layer in training with what stands around it. */
record FcLayer(PortLayer layer, FcTop top) implements FcEngine {
  @Override
  public Design design() {
    return top.design(layer);
  }

  @Override
  public FcResult run(Simulation simulation, int samples, long seed) {
    return top.run(simulation, layer, samples, seed);
  }
}
