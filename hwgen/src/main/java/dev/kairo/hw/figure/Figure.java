package dev.kairo.hw.figure;

/**
 * A number with its unit and its origin.
 *
 * @param unit what is counted, such as {@code LUT} or {@code cycles}
 */
public record Figure(double value, String unit, Origin origin) {
  /** A number that is modelled. */
  public static Figure modelled(double value, String unit, String formula) {
    return new Figure(value, unit, new Origin.Modelled(formula));
  }

  /** A number that is measured. */
  public static Figure measured(double value, String unit, String tool) {
    return new Figure(value, unit, new Origin.Measured(tool));
  }

  /** A number that is quoted. */
  public static Figure quoted(double value, String unit, String source) {
    return new Figure(value, unit, new Origin.Quoted(source));
  }
}
