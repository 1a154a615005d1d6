package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.Random;

/** Carries values between {@link Value} and the words of the store. */
final class Words {
  private Words() {}

  static void put(Value value, long[] store, int slot) {
    if (value.width() <= 64) {
      store[slot] = value.toLong();
      return;
    }
    BigInteger bits = value.bits();
    for (int i = 0; i < WideWords.words(value.width()); i++) {
      store[slot + i] = bits.shiftRight(64 * i).longValue();
    }
  }

  /** The low bits of a number in two's complement. */
  static void put(long number, int width, long[] store, int slot) {
    int words = WideWords.words(width);
    store[slot] = number;
    for (int i = 1; i < words; i++) {
      store[slot + i] = number >> 63;
    }
    store[slot + words - 1] &= -1L >>> WideWords.fill(width);
  }

  static Value get(long[] store, int slot, int width) {
    if (width < 64) {
      return Value.of(width, store[slot]);
    }
    byte[] bytes = new byte[WideWords.words(width) * 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[bytes.length - 1 - i] = (byte) (store[slot + i / 8] >>> (i % 8 * 8));
    }
    return new Value(width, new BigInteger(1, bytes));
  }

  static void randomize(Random random, long[] store, int slot, int width) {
    int words = WideWords.words(width);
    for (int i = 0; i < words; i++) {
      store[slot + i] = random.nextLong();
    }
    store[slot + words - 1] &= -1L >>> WideWords.fill(width);
  }
}
