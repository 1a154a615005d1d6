package dev.kairo.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where a number lies between two ends of an axis.
 *
 * @param logarithmic whether equal factors, and not equal differences, are equally far apart
 */
public record Scale(double low, double high, boolean logarithmic) {
  /** From this factor between the ends on, a linear axis would squeeze the small numbers. */
  private static final double LOGARITHMIC_FROM = 20;

  private static final double LOGARITHMIC_MARGIN = 1.25;
  private static final int INTERVALS = 5;

  /** A scale that shows all values, with a margin; logarithmic where the range demands it. */
  public static Scale covering(List<Double> values) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    if (least > 0 && most / least >= LOGARITHMIC_FROM) {
      return new Scale(least / LOGARITHMIC_MARGIN, most * LOGARITHMIC_MARGIN, true);
    }
    double margin = most > least ? (most - least) / 16 : Math.max(1, Math.abs(most)) / 16;
    double low = least >= 0 && least - margin < most / 4 ? 0 : least - margin;
    return new Scale(low, most + margin, false);
  }

  /** A scale from the least to the most of the values, without a margin. */
  public static Scale spanning(List<Double> values) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return most > least
        ? new Scale(least, most, least > 0 && most / least >= LOGARITHMIC_FROM)
        : new Scale(least, least + 1, false);
  }

  /** A scale from zero that shows a length of {@code most} in full. */
  public static Scale fromZero(double most) {
    return new Scale(0, most > 0 ? most : 1, false);
  }

  /** 0 at the low end, 1 at the high end. */
  public double fraction(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** Round numbers to write at the axis, from low to high. */
  public List<Double> ticks() {
    return logarithmic ? logarithmicTicks() : linearTicks();
  }

  private List<Double> linearTicks() {
    double step = roundedUp((high - low) / INTERVALS);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** The least of 1, 2, 5 times a power of ten that is not below. */
  private static double roundedUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    return DoubleStream.of(1, 2, 5, 10)
        .map(digit -> digit * power)
        .filter(round -> round >= value)
        .findFirst()
        .orElse(10 * power);
  }

  private List<Double> logarithmicTicks() {
    double decades = Math.log10(high / low);
    List<Integer> digits =
        decades > 3.5 ? List.of(1) : decades > 2 ? List.of(1, 3) : List.of(1, 2, 5);
    List<Double> ticks = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(high));
    for (int power = (int) Math.floor(Math.log10(low)); power <= last; power++) {
      for (int digit : digits) {
        double tick = BigDecimal.valueOf(digit).scaleByPowerOfTen(power).doubleValue();
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }
}
