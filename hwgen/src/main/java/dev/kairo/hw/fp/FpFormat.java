package dev.kairo.hw.fp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A binary floating-point format: a sign, a biased exponent and a stored fraction, laid out as IEEE
 * 754 does, with infinities and NaNs in the topmost exponent.
 *
 * @param exponent bits of the exponent, 2 to 10
 * @param fraction stored bits of the fraction, 1 to 23
 * @param subnormals whether values below the least normal one exist; without them they are flushed
 *     to zeros of their sign, before an operation and after its rounding
 */
public record FpFormat(int exponent, int fraction, boolean subnormals) {
  /** IEEE 754 single precision without subnormals. */
  public static final FpFormat FP32 = new FpFormat(8, 23, false);

  /** The upper half of a single. */
  public static final FpFormat BF16 = new FpFormat(8, 7, false);

  /** IEEE 754 half precision without subnormals. */
  public static final FpFormat FP16 = new FpFormat(5, 10, false);

  private static final int MOST_EXPONENT = 10;
  private static final int MOST_FRACTION = 23;
  private static final Pattern SPELLED = Pattern.compile("e(\\d{1,2})m(\\d{1,2})");
  private static final Map<String, FpFormat> PRESETS = new LinkedHashMap<>();

  static {
    PRESETS.put("fp32", FP32);
    PRESETS.put("bf16", BF16);
    PRESETS.put("fp16", FP16);
  }

  public FpFormat {
    // Sums, products and quotients of 24 significant bits survive a double's rounding in between.
    if (exponent < 2 || exponent > MOST_EXPONENT || fraction < 1 || fraction > MOST_FRACTION) {
      throw new IllegalArgumentException(
          "The format e%dm%d does not fit; choose 2 to %d exponent bits and 1 to %d fraction bits."
              .formatted(exponent, fraction, MOST_EXPONENT, MOST_FRACTION));
    }
  }

  /** The format of a name: {@code fp32}, {@code bf16}, {@code fp16} or such as {@code e8m14}. */
  public static FpFormat of(String name) {
    if (PRESETS.containsKey(name)) {
      return PRESETS.get(name);
    }
    Matcher spelled = SPELLED.matcher(name);
    if (!spelled.matches()) {
      throw new IllegalArgumentException(
          "The format '%s' is not known; choose %s, or exponent and fraction such as e8m14."
              .formatted(name, String.join(", ", PRESETS.keySet())));
    }
    return new FpFormat(
        Integer.parseInt(spelled.group(1)), Integer.parseInt(spelled.group(2)), false);
  }

  /** The same fields with subnormals. */
  public FpFormat withSubnormals() {
    return new FpFormat(exponent, fraction, true);
  }

  /** The name that {@link #of} takes. */
  public String name() {
    return PRESETS.entrySet().stream()
        .filter(preset -> preset.getValue().equals(new FpFormat(exponent, fraction, false)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("e" + exponent + "m" + fraction);
  }

  /** All bits. */
  public int width() {
    return 1 + exponent + fraction;
  }

  /** Bits of a significand, the hidden one counted. */
  public int significand() {
    return fraction + 1;
  }

  /** What is added to an exponent to store it. */
  public int bias() {
    return (1 << exponent - 1) - 1;
  }

  /** The stored exponent of infinities and NaNs. */
  public int topExponent() {
    return (1 << exponent) - 1;
  }

  /** The exponent of the least normal value. */
  int leastExponent() {
    return 1 - bias();
  }

  /** The bits of the sign alone: negative zero. */
  public long signBit() {
    return 1L << exponent + fraction;
  }

  /** The bits of positive infinity. */
  public long infinity() {
    return (long) topExponent() << fraction;
  }

  /** The bits of the only NaN that results have: positive and quiet, 0x7FC00000 in single. */
  public long nan() {
    return infinity() | 1L << fraction - 1;
  }

  /** The value of a word, as an operation sees it. */
  public double decode(long bits) {
    double sign = (bits & signBit()) == 0 ? 1 : -1;
    long field = bits & (1L << fraction) - 1;
    int stored = (int) (bits >> fraction) & topExponent();
    if (stored == topExponent()) {
      return field == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (stored == 0) {
      return subnormals
          ? sign * Math.scalb((double) field, leastExponent() - fraction)
          : sign * 0.0;
    }
    return sign * Math.scalb((double) (field | 1L << fraction), stored - bias() - fraction);
  }

  /** The word of a value, rounded once to nearest even as IEEE 754 does and only then flushed. */
  public long encode(double value) {
    if (Double.isNaN(value)) {
      return nan();
    }
    long sign = Double.doubleToRawLongBits(value) < 0 ? signBit() : 0;
    double magnitude = Math.abs(value);
    if (magnitude == Double.POSITIVE_INFINITY) {
      return sign | infinity();
    }
    int exponentOfValue = Math.max(Math.getExponent(magnitude), leastExponent());
    // A whole number of units in the last place; scaling by a power of two is exact.
    long units = (long) Math.rint(Math.scalb(magnitude, fraction - exponentOfValue));
    long above = (long) (exponentOfValue - leastExponent()) << fraction;
    long word = above + units;
    if (units >> fraction == 0 && !subnormals) {
      return sign;
    }
    return sign | Math.min(word, infinity());
  }
}
