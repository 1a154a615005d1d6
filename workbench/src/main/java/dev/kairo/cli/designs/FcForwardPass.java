package dev.kairo.cli.designs;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcForward;
import dev.kairo.train.fc.FcForwardParameters;
import dev.kairo.train.fc.bench.FcForwardBench;
import dev.kairo.train.fc.bench.FcResult;

/** A layer's forward pass. */
record FcForwardPass(FcForwardParameters parameters) implements FcEngine {
  @Override
  public Design design() {
    return Design.of(() -> new FcForward(parameters));
  }

  @Override
  public FcResult run(Simulation simulation, int samples, long seed) {
    return FcForwardBench.run(simulation, parameters, samples, seed);
  }
}
