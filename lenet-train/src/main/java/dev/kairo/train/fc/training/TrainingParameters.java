package dev.kairo.train.fc.training;

import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.train.fc.Rotation;
import dev.kairo.train.fc.SampleTurns;

/**
 * An engine that trains a fully connected layer.
 *
 * @param shape the layer and its lanes
 * @param reductions how sums are taken
 * @param buffers samples whose inputs have a place, a power of two
 * @param gradients whether gradients of batches have a place, so that BACKWARD and STEP are
 *     possible besides FORWARD and UPDATE
 * @param relu whether outputs that are not above zero leave as zero, and errors pass only where
 *     they were
 * @param format the format of every number
 * @param multiplier what the multiplier is like that is a weight's alone
 * @param changeDsps DSPs of the multiplier that also works out changes of weights
 * @param adder what each adder is like
 */
public record TrainingParameters(
    TrainingShape shape,
    TrainingReductions reductions,
    int buffers,
    boolean gradients,
    boolean relu,
    FpFormat format,
    FpMultiplier.Options multiplier,
    int changeDsps,
    FpAdder.Options adder) {
  private static final int BUFFERS = 4;

  public TrainingParameters {
    TrainingLegality.requireBuffers(buffers);
    TrainingLegality.requireTurns(shape, reductions, additionCycles(adder));
  }

  /** Single precision, two DSPs and one for the multipliers of a lane, the least reductions. */
  public static TrainingParameters of(TrainingShape shape) {
    return of(shape, FpFormat.FP32);
  }

  /** The usual units of a format, four buffers, with gradients, without a ReLU. */
  public static TrainingParameters of(TrainingShape shape, FpFormat format) {
    return of(shape, format, FpMultiplier.Options.of(format).withLatency(2), 3);
  }

  /** The same with units of other latencies and the least reductions that they allow. */
  public static TrainingParameters of(
      TrainingShape shape, FpFormat format, FpMultiplier.Options multiplier, int adderCycles) {
    FpAdder.Options adder = FpAdder.Options.of(format).withLatency(adderCycles);
    return new TrainingParameters(
        shape,
        TrainingLegality.least(shape, additionCycles(adder)),
        BUFFERS,
        true,
        false,
        format,
        multiplier,
        Math.min(1, multiplier.dsps()),
        adder);
  }

  /** The same with other sums. */
  public TrainingParameters withReductions(int forward, int backward) {
    return new TrainingParameters(
        shape,
        new TrainingReductions(forward, backward),
        buffers,
        gradients,
        relu,
        format,
        multiplier,
        changeDsps,
        adder);
  }

  /** The same with another number of buffers. */
  public TrainingParameters withBuffers(int other) {
    return new TrainingParameters(
        shape, reductions, other, gradients, relu, format, multiplier, changeDsps, adder);
  }

  /** The same for FORWARD and UPDATE alone. */
  public TrainingParameters withoutGradients() {
    return new TrainingParameters(
        shape, reductions, buffers, false, relu, format, multiplier, changeDsps, adder);
  }

  /** The same with a ReLU behind the outputs. */
  public TrainingParameters withRelu() {
    return new TrainingParameters(
        shape, reductions, buffers, gradients, true, format, multiplier, changeDsps, adder);
  }

  /** The same with other numbers of DSPs for the multipliers of a lane. */
  public TrainingParameters withDsps(int weightDsps, int otherDsps) {
    return new TrainingParameters(
        shape,
        reductions,
        buffers,
        gradients,
        relu,
        format,
        multiplier.withDsps(weightDsps),
        otherDsps,
        adder);
  }

  /** When things happen. */
  public TrainingTiming timing() {
    return new TrainingTiming(this);
  }

  /** Whether the engine does a kind of work. */
  public boolean does(TrainingWork work) {
    return gradients || !work.needsGradients();
  }

  /** The multiplier that also works out changes of weights. */
  FpMultiplier.Options changeMultiplier() {
    return multiplier.withDsps(changeDsps);
  }

  /** How the sums of outputs take turns in a row. */
  Rotation forwardSums() {
    return new Rotation(
        additionCycles(adder), reductions.forward(), 2 * shape.n(), shape.groups(), true);
  }

  /** How the sums of errors that leave take turns in a column. */
  Rotation backwardSums() {
    return new Rotation(
        additionCycles(adder), reductions.backward(), shape.m(), shape.rows(), true);
  }

  /** Samples whose errors have a place. */
  int errorBuffers() {
    return SampleTurns.buffers(shape.groups(), shape.words(), shape.words());
  }

  /** Cycles from the words that a lane adds to their sum: a register and the adder. */
  private static int additionCycles(FpAdder.Options adder) {
    return 1 + adder.latency();
  }
}
