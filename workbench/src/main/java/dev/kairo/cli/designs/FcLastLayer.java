package dev.kairo.cli.designs;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.softmax.FcSoftmaxBackward;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import dev.kairo.train.softmax.bench.FcSoftmaxBench;

/** A layer in training whose errors a softmax works out from logits and labels. */
record FcLastLayer(SoftmaxBackwardParameters parameters) implements FcEngine {
  @Override
  public Design design() {
    return Design.of(() -> new FcSoftmaxBackward(parameters));
  }

  @Override
  public FcResult run(Simulation simulation, int samples, long seed) {
    return FcSoftmaxBench.run(simulation, parameters, samples, seed);
  }
}
