package dev.kairo.train.fc;

import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fully connected layer in back-propagation, on M x N lanes.
 *
 * <p>The names are the documents': a layer passes errors on, so its <em>inputs</em> are the errors
 * that arrive and its <em>outputs</em> the errors that leave.
 *
 * @param inputs errors that arrive for a sample
 * @param outputs errors that leave for a sample
 * @param m inputs worked on in each cycle; divides the inputs
 * @param n outputs worked on in each cycle; divides the outputs
 * @param format the format of every number
 * @param reduction how many products are added as a tree before they join a sum; divides m, and is
 *     the only one of these choices that a result depends on
 * @param multiplier what each multiplier is like
 * @param adder what each adder is like
 * @param relu whether errors pass only where the layer's forward output was positive
 */
public record FcParameters(
    int inputs,
    int outputs,
    int m,
    int n,
    FpFormat format,
    int reduction,
    FpMultiplier.Options multiplier,
    FpAdder.Options adder,
    boolean relu) {

  public FcParameters {
    FcLegality.require(inputs, outputs, m, n, reduction, adder.latency());
  }

  /** Single precision, two DSPs a multiplier, the least reduction. */
  public static FcParameters of(int inputs, int outputs, int m, int n) {
    return of(inputs, outputs, m, n, FpFormat.FP32);
  }

  /** The usual units of a format and the least reduction: sums in plain order where they can be. */
  public static FcParameters of(int inputs, int outputs, int m, int n, FpFormat format) {
    FpAdder.Options adder = FpAdder.Options.of(format);
    return new FcParameters(
        inputs,
        outputs,
        m,
        n,
        format,
        FcLegality.leastReduction(inputs, outputs, m, n, adder.latency()),
        FpMultiplier.Options.of(format).withLatency(2),
        adder,
        false);
  }

  /** The same with another number of DSPs for each multiplier. */
  public FcParameters withDsps(int dsps) {
    return new FcParameters(
        inputs, outputs, m, n, format, reduction, multiplier.withDsps(dsps), adder, relu);
  }

  /** The same with other latencies of the units. */
  public FcParameters withLatencies(int multiplierCycles, int adderCycles) {
    return new FcParameters(
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

  /** The same with a ReLU in front. */
  public FcParameters withRelu() {
    return new FcParameters(inputs, outputs, m, n, format, reduction, multiplier, adder, true);
  }

  /** The same with another reduction. */
  public FcParameters withReduction(int width) {
    return new FcParameters(inputs, outputs, m, n, format, width, multiplier, adder, relu);
  }

  /** What the header of an engine's Verilog says of its layer. */
  public Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("inputs", inputs);
    header.put("outputs", outputs);
    header.put("M", m);
    header.put("N", n);
    header.put("format", format.name());
    header.put("reduction", reduction);
    return header;
  }

  /** Lanes, each with two multipliers and two adders. */
  public int lanes() {
    return m * n;
  }

  /** Groups of m inputs. */
  public int groups() {
    return inputs / m;
  }

  /** Groups of n outputs, whose sums take turns in the adders. */
  public int rotation() {
    return outputs / n;
  }

  /** Steps of a sample, one a cycle. */
  public int steps() {
    return groups() * rotation();
  }

  /** How the sums of a column take turns. */
  Rotation sums() {
    return new Rotation(adder.latency(), reduction, m, rotation(), groups() > 1);
  }

  /** Cycles from an address to the word that is written back there. */
  int updateLatency() {
    return 1 + multiplier.latency() + adder.latency();
  }

  /** Cycles from a bias that is read to the one that is written back. */
  int biasLatency() {
    return 1 + adder.latency();
  }

  /** Cycles from a sample's first step to the first errors that leave, were it its last group. */
  private int leavingLatency() {
    return 2 + multiplier.latency() + sums().latency();
  }

  /** Cycles from a sample's start to the last row of errors that leaves. */
  public int passageCycles() {
    return steps() + leavingLatency();
  }

  /** Cycles after the last step, or the last error, in which words are still on their way. */
  public int settlingCycles() {
    int bias = multiplier.latency() + biasLatency() + 1;
    return Math.max(Math.max(leavingLatency(), updateLatency() + 1), bias) + 1;
  }

  /** Cycles a small layer waits until its last weights are back. */
  public int pauseCycles() {
    return Math.max(0, updateLatency() + 1 - steps());
  }

  /** Cycles a sample's errors take to arrive, one a cycle, and to leave their biases alone. */
  int intakeCycles() {
    return Math.max(inputs, biasLatency() + 1);
  }

  /** Samples whose errors have a place. */
  int errorBuffers() {
    int fill = intakeCycles() + multiplier.latency();
    return SampleTurns.buffers(fill, steps(), intervalCycles());
  }

  /** Samples whose activations have a place. */
  int activationBuffers() {
    return SampleTurns.buffers(rotation(), steps(), intervalCycles());
  }

  /**
   * Cycles from one sample to the next in steady state when every word is there in time: {@code
   * max(inputs / m * outputs / n, inputs, U)} with U the cycles that small layers wait for their
   * own updates.
   */
  public int intervalCycles() {
    return Math.max(Math.max(steps(), intakeCycles()), updateLatency() + 1);
  }
}
