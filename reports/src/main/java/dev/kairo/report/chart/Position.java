package dev.kairo.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Places in a drawing. Across they are percent of its width, so that a drawing fills a telephone as
 * well as a wide screen while its text keeps its size; down they are pixels.
 */
public final class Position {
  private Position() {}

  /** A part of the width. */
  public static String across(double fraction) {
    return number(100 * fraction) + "%";
  }

  /** A number of pixels. */
  public static String down(double pixels) {
    return number(pixels);
  }

  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
