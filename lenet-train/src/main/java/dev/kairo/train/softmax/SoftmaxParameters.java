package dev.kairo.train.softmax;

import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpDividerPipelined;
import dev.kairo.hw.fp.FpExpPipelined;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.fc.Counter;

/**
 * A softmax over some classes.
 *
 * @param classes logits of a sample, 2 to 1024
 * @param format the format of every number
 * @param adder what each adder is like
 * @param exponential what the pipelined engine's exponential is like
 * @param divider what the pipelined engine's divider is like
 */
public record SoftmaxParameters(
    int classes,
    FpFormat format,
    FpAdder.Options adder,
    FpExpPipelined.Options exponential,
    FpDividerPipelined.Options divider) {
  private static final int MOST_CLASSES = 1024;

  public SoftmaxParameters {
    if (classes < 2 || classes > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "A softmax over %d classes is not possible; choose 2 to %d."
              .formatted(classes, MOST_CLASSES));
    }
    if (adder.latency() == 0) {
      throw new IllegalArgumentException(
          "A sum needs an adder with a register in it; choose a latency of 1 cycle or more.");
    }
  }

  /** Single precision without DSPs. */
  public static SoftmaxParameters of(int classes) {
    return of(classes, FpFormat.FP32);
  }

  /** The usual units of a format, without DSPs. */
  public static SoftmaxParameters of(int classes, FpFormat format) {
    return new SoftmaxParameters(
        classes,
        format,
        FpAdder.Options.of(format),
        FpExpPipelined.Options.of(format).withDsps(0),
        FpDividerPipelined.Options.of(format));
  }

  /** The same with another latency of each adder. */
  public SoftmaxParameters withAdderLatency(int cycles) {
    return new SoftmaxParameters(classes, format, adder.withLatency(cycles), exponential, divider);
  }

  /** The same with another number of DSPs for the pipelined exponential. */
  public SoftmaxParameters withDsps(int dsps) {
    return new SoftmaxParameters(classes, format, adder, exponential.withDsps(dsps), divider);
  }

  /** Bits of a class's number. */
  public int indexWidth() {
    return Counter.width(classes);
  }
}
