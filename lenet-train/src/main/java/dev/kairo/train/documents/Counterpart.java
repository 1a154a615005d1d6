package dev.kairo.train.documents;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.FcCost;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcBench;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.softmax.FcSoftmaxBackward;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import dev.kairo.train.softmax.SoftmaxGolden;
import dev.kairo.train.softmax.SoftmaxKind;
import dev.kairo.train.softmax.bench.LogitFeed;
import dev.kairo.train.softmax.bench.SoftmaxSamples;

/**
 * Kairo's engine of the same layer, M, N and activation as a published one, in single precision.
 *
 * <p>Where the board has a softmax as well, it is the pipelined one, which keeps the layer's
 * interval and has no DSPs.
 */
public record Counterpart(PublishedTable table, PublishedEngine published) {
  private static final String SOFTMAX = "softmax";

  private boolean hasSoftmax() {
    return table.activation().equals(SOFTMAX);
  }

  private FcParameters layer() {
    FcParameters layer =
        FcParameters.of(table.inputs(), table.outputs(), published.rows(), published.columns());
    return hasSoftmax() ? layer : layer.withRelu();
  }

  private SoftmaxBackwardParameters withSoftmax() {
    return SoftmaxBackwardParameters.of(SoftmaxKind.PIPELINED, layer());
  }

  /** The engine, elaborated anew. */
  public Design design() {
    return hasSoftmax()
        ? Design.of(() -> new FcSoftmaxBackward(withSoftmax()))
        : Design.of(() -> new FcBackward(layer()));
  }

  /** The DSP blocks by the closed form. */
  public int dsp() {
    return new FcCost().of(layer()).dsp();
  }

  /** The cycles from one sample to the next by the closed form. */
  public int intervalCycles() {
    return hasSoftmax() ? withSoftmax().intervalCycles() : layer().intervalCycles();
  }

  /** Trains some samples on a simulation of the engine and compares every word. */
  public FcResult run(Simulation simulation, int samples, long seed) {
    FcParameters layer = layer();
    if (!hasSoftmax()) {
      return FcBench.run(simulation, layer, samples, seed);
    }
    SoftmaxBackwardParameters both = withSoftmax();
    LogitFeed logits =
        new LogitFeed(
            simulation,
            both.kind().intervalCycles(both.softmax()),
            SoftmaxSamples.random(layer.format(), layer.inputs(), samples, seed),
            new SoftmaxGolden(layer.format())::errors);
    return FcBench.run(simulation, layer, samples, seed, logits);
  }
}
