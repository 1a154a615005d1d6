package dev.kairo.train.softmax.bench;

import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.FcBench;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import dev.kairo.train.softmax.SoftmaxGolden;

/**
 * Trains a few samples of logits and labels on a simulated {@link
 * dev.kairo.train.softmax.FcSoftmaxBackward}, and compares every error that leaves and every weight
 * and bias afterwards with both golden models, bit for bit.
 */
public final class FcSoftmaxBench {
  private FcSoftmaxBench() {}

  /** Trains some samples and compares everything. */
  public static FcResult run(
      Simulation simulation, SoftmaxBackwardParameters parameters, int samples, long seed) {
    SoftmaxGolden golden = new SoftmaxGolden(parameters.layer().format());
    return run(simulation, parameters, samples, seed, golden::errors);
  }

  /** The same held against another rule of the softmax. */
  public static FcResult run(
      Simulation simulation,
      SoftmaxBackwardParameters parameters,
      int samples,
      long seed,
      ErrorRule rule) {
    LogitFeed feed =
        new LogitFeed(
            simulation,
            parameters.kind().intervalCycles(parameters.softmax()),
            SoftmaxSamples.random(
                parameters.layer().format(), parameters.softmax().classes(), samples, seed),
            rule);
    return FcBench.run(simulation, parameters.layer(), samples, seed, feed);
  }
}
