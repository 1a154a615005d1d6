package dev.kairo.report.table;

import dev.kairo.report.chart.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** One value of a table. */
public sealed interface Cell {
  /** The value for programs: in full and without separators. */
  String plain();

  /** The value for people. */
  String shown();

  /** The value in JSON; empty for null. */
  Optional<Object> json();

  /** A text. */
  record Words(String text) implements Cell {
    @Override
    public String plain() {
      return text;
    }

    @Override
    public String shown() {
      return text;
    }

    @Override
    public Optional<Object> json() {
      return Optional.of(text);
    }
  }

  /** A text that is too long for people, such as a digest, of which they see the start. */
  record Digest(String text) implements Cell {
    private static final int SHOWN = 12;
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{32,}");

    @Override
    public String plain() {
      return text;
    }

    @Override
    public String shown() {
      return HEXADECIMAL.matcher(text).matches() ? text.substring(0, SHOWN) : text;
    }

    @Override
    public Optional<Object> json() {
      return Optional.of(text);
    }
  }

  /** A whole number. */
  record Whole(long value) implements Cell {
    @Override
    public String plain() {
      return Long.toString(value);
    }

    @Override
    public String shown() {
      return NumberText.whole(value);
    }

    @Override
    public Optional<Object> json() {
      return Optional.of(value);
    }
  }

  /**
   * A number with decimals.
   *
   * @param places how many of them people see
   */
  record Decimal(double value, int places) implements Cell {
    @Override
    public String plain() {
      return exact().toPlainString();
    }

    @Override
    public String shown() {
      return NumberText.fixed(value, places);
    }

    @Override
    public Optional<Object> json() {
      return Optional.of(exact());
    }

    /** Whether people see less than is known. */
    public boolean rounded() {
      return exact().compareTo(exact().setScale(places, RoundingMode.HALF_EVEN)) != 0;
    }

    private BigDecimal exact() {
      BigDecimal exact = BigDecimal.valueOf(value);
      return exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0
          ? exact.setScale(0)
          : exact.stripTrailingZeros();
    }
  }

  /** Nothing is known. */
  record Blank() implements Cell {
    @Override
    public String plain() {
      return "";
    }

    @Override
    public String shown() {
      return "";
    }

    @Override
    public Optional<Object> json() {
      return Optional.empty();
    }
  }

  static Cell of(String text) {
    return new Words(text);
  }

  static Cell of(long value) {
    return new Whole(value);
  }

  static Cell of(double value, int places) {
    return Double.isFinite(value) ? new Decimal(value, places) : new Blank();
  }

  static Cell of(OptionalLong value) {
    return value.isPresent() ? new Whole(value.getAsLong()) : new Blank();
  }

  static Cell of(OptionalDouble value, int places) {
    return value.isPresent() ? of(value.getAsDouble(), places) : new Blank();
  }
}
