package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import java.util.Arrays;

/** A port that carries a number for each column, the first column's lowest. */
public final class RowPort {
  private static final int WORD = 32;
  private final int width;
  private final int[] words;

  /** A port of {@code count} numbers of {@code width} bits. */
  public RowPort(int count, int width) {
    this.width = width;
    this.words = new int[(count * width + WORD - 1) / WORD];
  }

  /** Writes some numbers of an array; columns beyond its end get zeros. */
  public void write(InPort port, long[] numbers, int from, int count) {
    Arrays.fill(words, 0);
    for (int i = 0; i < count; i++) {
      put(i * width, numbers[from + i]);
    }
    port.setWords(words, 0);
  }

  private void put(int bit, long number) {
    int at = bit / WORD;
    int shift = bit % WORD;
    words[at] |= (int) (number << shift);
    if (shift + width > WORD) {
      words[at + 1] |= (int) (number >>> WORD - shift);
    }
  }

  /** Copies the port, for {@link #number}. */
  public void read(OutPort port) {
    port.copyWords(words, 0);
  }

  /** The number of a column in what was read. */
  public long number(int column) {
    int bit = column * width;
    int at = bit / WORD;
    int shift = bit % WORD;
    long both = Integer.toUnsignedLong(words[at]);
    if (shift + width > WORD) {
      both |= (long) words[at + 1] << WORD;
    }
    return both >>> shift & (1L << width) - 1;
  }
}
