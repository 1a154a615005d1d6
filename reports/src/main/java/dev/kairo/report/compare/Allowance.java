package dev.kairo.report.compare;

import dev.kairo.report.chart.NumberText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much worse a number may become.
 *
 * @param percent of the number it is compared with
 */
public record Allowance(double percent) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)\\s*%?");

  /** Rounding of decimal fractions must not look like a regression. */
  private static final double ROUNDING = 1e-9;

  public Allowance {
    if (!(percent >= 0 && percent < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("An allowance is 0 % or more, not " + percent + " %.");
    }
  }

  /** Reads {@code 2%}, {@code 2 %}, {@code 2} or {@code 0.5%}. */
  public static Allowance parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new UnreadableResult(
          "'%s' is no percentage.".formatted(text),
          "Write a number of percent, such as 2% or 0.5.");
    }
    return new Allowance(Double.parseDouble(matcher.group(1)));
  }

  /** Whether a loss is small enough. */
  boolean admits(double loss, double base) {
    return loss <= Math.abs(base) * (percent / 100 + ROUNDING);
  }

  @Override
  public String toString() {
    return NumberText.plain(percent) + " %";
  }
}
