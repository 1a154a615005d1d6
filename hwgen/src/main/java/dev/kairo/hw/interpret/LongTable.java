package dev.kairo.hw.interpret;

import java.util.Arrays;

/** A growing array of long numbers. */
final class LongTable {
  private long[] numbers = new long[8];
  private int size;

  /** Adds a number; gives its index. */
  int add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size] = number;
    return size++;
  }

  long[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
