package dev.kairo.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them, the same in every country. */
public final class NumberText {
  private static final String[] THOUSANDS = {"", "k", "M", "G", "T", "P", "E"};

  private static final int GROUP = 3;

  private NumberText() {}

  /** A whole number: {@code 81,093}. */
  public static String whole(long value) {
    return grouped(Long.toString(value));
  }

  /** Plain digits with a comma before every third; a page has tens of thousands of them. */
  private static String grouped(String plain) {
    int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    int start = plain.startsWith("-") ? 1 : 0;
    if (end - start <= GROUP) {
      return plain;
    }
    StringBuilder text = new StringBuilder(plain);
    for (int place = end - GROUP; place > start; place -= GROUP) {
      text.insert(place, ',');
    }
    return text.toString();
  }

  /** A number with as many decimals as it needs, at most two: {@code 12.5}, {@code 768}. */
  public static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    int decimals = Math.max(0, rounded.stripTrailingZeros().scale());
    return grouped(rounded.setScale(decimals).toPlainString());
  }

  /** A number with a fixed number of decimals, for a column: {@code 12.50}. */
  public static String fixed(double value, int places) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN);
    return grouped(rounded.toPlainString()).replace('-', '−');
  }

  /** A number of any size: whole ones in full, others with four digits: {@code 0.001234}. */
  public static String exactOrShort(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return whole((long) value).replace('-', '−');
    }
    BigDecimal rounded = new BigDecimal(value, new MathContext(4, RoundingMode.HALF_EVEN));
    boolean readable = Math.abs(value) >= 1e-6 && Math.abs(value) < 1e15;
    BigDecimal shortest = rounded.stripTrailingZeros();
    return (readable ? shortest.toPlainString() : shortest.toString()).replace('-', '−');
  }

  /** Three digits and a letter: {@code 644}, {@code 1.59k}, {@code 81.1k}. */
  public static String brief(double value) {
    BigDecimal rounded = new BigDecimal(value, new MathContext(3, RoundingMode.HALF_EVEN));
    int letter = 0;
    while (rounded.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
        && letter < THOUSANDS.length - 1) {
      rounded = rounded.movePointLeft(3);
      letter++;
    }
    return (rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString())
        + THOUSANDS[letter];
  }

  /** A share: {@code 83.9 %}. */
  public static String percent(double percent) {
    return String.format(Locale.ROOT, "%,.1f %%", percent);
  }

  /** A difference in percent with its sign: {@code +0.12 %}, {@code −3.10 %}, {@code 0 %}. */
  public static String signedPercent(double percent) {
    return percent == 0 ? "0 %" : signed(percent) + " %";
  }

  /** A difference with its sign and two decimals. */
  public static String signed(double value) {
    String text = String.format(Locale.ROOT, "%+,.2f", value);
    return text.replace('-', '−');
  }
}
