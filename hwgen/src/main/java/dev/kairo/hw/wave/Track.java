package dev.kairo.hw.wave;

import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.Arrays;

/** The changes of one signal. */
final class Track {
  private final int words;
  private int[] cycles = new int[4];
  private long[] values;
  private int changes;

  Track(int words) {
    this.words = words;
    values = new long[4 * words];
  }

  void sample(int cycle, int channel, Trace.Source source) {
    boolean equal = changes > 0;
    for (int i = 0; equal && i < words; i++) {
      equal = values[(changes - 1) * words + i] == source.word(channel, i);
    }
    if (equal) {
      return;
    }
    if (changes == cycles.length) {
      cycles = Arrays.copyOf(cycles, changes * 2);
      values = Arrays.copyOf(values, changes * 2 * words);
    }
    cycles[changes] = cycle;
    for (int i = 0; i < words; i++) {
      values[changes * words + i] = source.word(channel, i);
    }
    changes++;
  }

  boolean changes(int cycle) {
    return Arrays.binarySearch(cycles, 0, changes, cycle) >= 0;
  }

  Value value(int cycle, int width) {
    int found = Arrays.binarySearch(cycles, 0, changes, cycle);
    int at = (found >= 0 ? found : -found - 2) * words;
    BigInteger bits = BigInteger.ZERO;
    for (int i = words - 1; i >= 0; i--) {
      BigInteger word = new BigInteger(Long.toUnsignedString(values[at + i]));
      bits = bits.shiftLeft(64).or(word);
    }
    return new Value(width, bits);
  }
}
