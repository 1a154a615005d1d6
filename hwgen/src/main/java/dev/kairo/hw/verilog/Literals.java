package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Value;

/** Sized numbers and ranges. */
final class Literals {
  private static final int LARGEST_DECIMAL_BITS = 10;

  private Literals() {}

  /** A quantity: decimal as long as that is easy to read. */
  static String number(Value value) {
    return value.bits().bitLength() <= LARGEST_DECIMAL_BITS
        ? value.width() + (value.width() == 1 ? "'b" : "'d") + value.bits()
        : pattern(value);
  }

  /** A pattern of bits: all its digits. */
  static String pattern(Value value) {
    if (value.width() == 1) {
      return "1'b" + value.bits();
    }
    return value.width() + "'h" + digits(value);
  }

  /** All hexadecimal digits of a value. */
  static String digits(Value value) {
    String digits = value.bits().toString(16);
    int count = (value.width() + 3) / 4;
    return "0".repeat(count - digits.length()) + digits;
  }

  /** The range of a declaration, an empty string for one bit. */
  static String range(int width) {
    return width == 1 ? "" : "[" + (width - 1) + ":0]";
  }

  /** The range of a part of a net. */
  static String part(int low, int width) {
    return width == 1 ? "[" + low + "]" : "[" + (low + width - 1) + ":" + low + "]";
  }
}
