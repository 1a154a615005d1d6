package dev.kairo.sim.engine;

import dev.kairo.sim.Port;
import java.math.BigInteger;
import java.util.function.IntUnaryOperator;

/** Numbers as rows of 32-bit words, the lowest first. */
final class Words {
  private Words() {}

  static BigInteger big(int words, IntUnaryOperator word) {
    byte[] magnitude = new byte[words * 4];
    for (int i = 0; i < words; i++) {
      int value = word.applyAsInt(i);
      int at = (words - 1 - i) * 4;
      magnitude[at] = (byte) (value >>> 24);
      magnitude[at + 1] = (byte) (value >>> 16);
      magnitude[at + 2] = (byte) (value >>> 8);
      magnitude[at + 3] = (byte) value;
    }
    return new BigInteger(1, magnitude);
  }

  static int word(BigInteger value, int index) {
    return value.shiftRight(Integer.SIZE * index).intValue();
  }

  static void requireFits(Port port, BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > port.width()) {
      throw tooLarge(port, value.signum() < 0 ? value.toString() : "0x" + value.toString(16));
    }
  }

  static IllegalArgumentException tooLarge(Port port, String value) {
    return new IllegalArgumentException(
        "The value %s does not fit the port %s of %d bits."
            .formatted(value, port.name(), port.width()));
  }
}
