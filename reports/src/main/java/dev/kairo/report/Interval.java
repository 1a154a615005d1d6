package dev.kairo.report;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Cycles from one result to the next: predicted, and measured where somebody looked.
 *
 * @param predictedOrigin where the prediction comes from, such as {@code modelled: 500*800/(M*N)}
 */
public record Interval(
    long predictedCycles, String predictedOrigin, Optional<Measurement> measurement) {

  /**
   * What was seen.
   *
   * @param origin where it comes from, such as {@code measured by Verilator 5.006}
   */
  public record Measurement(long cycles, String origin) {}

  /** An interval that nobody has measured. */
  public static Interval predicted(long cycles, String origin) {
    return new Interval(cycles, origin, Optional.empty());
  }

  /** The same prediction, and what was seen. */
  public Interval measured(long cycles, String origin) {
    return new Interval(
        predictedCycles, predictedOrigin, Optional.of(new Measurement(cycles, origin)));
  }

  /** The best that is known: measured before predicted. */
  public long cycles() {
    return measurement.map(Measurement::cycles).orElse(predictedCycles);
  }

  /** Where {@link #cycles} comes from. */
  public String origin() {
    return measurement.map(Measurement::origin).orElse(predictedOrigin);
  }

  /** How far the prediction is from what was seen, in percent of the latter; below 0 if too low. */
  public OptionalDouble errorPercent() {
    return measurement
        .filter(seen -> seen.cycles() > 0)
        .map(seen -> OptionalDouble.of(100.0 * (predictedCycles - seen.cycles()) / seen.cycles()))
        .orElse(OptionalDouble.empty());
  }
}
