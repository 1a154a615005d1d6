package dev.kairo.train.fc;

import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;

/**
 * A fully connected layer in its forward pass, on M x N lanes.
 *
 * <p>M and N keep their meaning from {@link FcParameters}: M rows of weights, each of one of this
 * pass's outputs, and N columns, each of every N-th of its inputs. The inputs of one direction are
 * the outputs of the other.
 *
 * @param inputs words that arrive for a sample
 * @param outputs words that leave for a sample
 * @param m outputs worked on in each cycle; divides the outputs
 * @param n inputs worked on in each cycle; divides the inputs
 * @param format the format of every number
 * @param reduction how many products are added as a tree before they join a sum; divides n, and is
 *     the only one of these choices that a result depends on
 * @param multiplier what each multiplier is like
 * @param adder what each adder is like
 * @param relu whether outputs that are not above zero leave as zero
 */
public record FcForwardParameters(
    int inputs,
    int outputs,
    int m,
    int n,
    FpFormat format,
    int reduction,
    FpMultiplier.Options multiplier,
    FpAdder.Options adder,
    boolean relu) {

  public FcForwardParameters {
    FcLegality.requireForward(inputs, outputs, m, n, reduction, adder.latency());
  }

  /** Single precision, two DSPs a multiplier, the least reduction. */
  public static FcForwardParameters of(int inputs, int outputs, int m, int n) {
    return of(inputs, outputs, m, n, FpFormat.FP32);
  }

  /** The usual units of a format and the least reduction: sums in plain order where they can be. */
  public static FcForwardParameters of(int inputs, int outputs, int m, int n, FpFormat format) {
    FpAdder.Options adder = FpAdder.Options.of(format);
    return new FcForwardParameters(
        inputs,
        outputs,
        m,
        n,
        format,
        FcLegality.leastForwardReduction(inputs, outputs, m, n, adder.latency()),
        FpMultiplier.Options.of(format).withLatency(2),
        adder,
        false);
  }

  /** The same with another number of DSPs for each multiplier. */
  public FcForwardParameters withDsps(int dsps) {
    return new FcForwardParameters(
        inputs, outputs, m, n, format, reduction, multiplier.withDsps(dsps), adder, relu);
  }

  /** The same with other latencies of the units. */
  public FcForwardParameters withLatencies(int multiplierCycles, int adderCycles) {
    return new FcForwardParameters(
        inputs,
        outputs,
        m,
        n,
        format,
        reduction,
        multiplier.withLatency(multiplierCycles),
        adder.withLatency(adderCycles),
        relu);
  }

  /** The same with a ReLU behind. */
  public FcForwardParameters withRelu() {
    return new FcForwardParameters(
        inputs, outputs, m, n, format, reduction, multiplier, adder, true);
  }

  /** The same with another reduction. */
  public FcForwardParameters withReduction(int width) {
    return new FcForwardParameters(inputs, outputs, m, n, format, width, multiplier, adder, relu);
  }

  /** Lanes, each with one multiplier and one adder. */
  public int lanes() {
    return m * n;
  }

  /** Groups of n inputs, one after the other. */
  public int groups() {
    return inputs / n;
  }

  /** Groups of m outputs, whose sums take turns in the adders. */
  public int rotation() {
    return outputs / m;
  }

  /** Steps of a sample, one a cycle. */
  public int steps() {
    return groups() * rotation();
  }

  /** How the sums of a row take turns. */
  Rotation sums() {
    return new Rotation(adder.latency(), reduction, n, rotation(), groups() > 1);
  }

  /** Cycles from a step to the sums it is part of: the address, the words, the products. */
  int sumLatency() {
    return 2 + multiplier.latency() + sums().latency();
  }

  /**
   * Cycles from one sample to the next in steady state when every word is there in time: {@code
   * inputs / n * outputs / m}, for inputs come N a cycle and outputs leave M a cycle, neither of
   * which takes longer.
   */
  public int intervalCycles() {
    return steps();
  }

  /** Cycles from a sample's start to the last row of outputs that leaves. */
  public int passageCycles() {
    return steps() + sumLatency() + adder.latency();
  }

  /** Samples whose inputs have a place. */
  int inputBuffers() {
    return SampleTurns.buffers(groups(), steps(), intervalCycles());
  }
}
