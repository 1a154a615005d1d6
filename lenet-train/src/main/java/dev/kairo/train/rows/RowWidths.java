package dev.kairo.train.rows;

/** Which widths of rows go together. */
final class RowWidths {
  private RowWidths() {}

  static int parts(int wideBits, int narrowBits) {
    if (narrowBits < 1 || wideBits % narrowBits != 0) {
      throw new IllegalArgumentException(
          "Rows of %d bits are no whole number of rows of %d bits; choose a divisor of %d."
              .formatted(wideBits, narrowBits, wideBits));
    }
    return wideBits / narrowBits;
  }
}
