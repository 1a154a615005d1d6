package dev.kairo.hw.estimate;

import java.util.Arrays;

/** A growing sequence of numbers. */
final class IntSequence {
  private int[] items = new int[64];
  private int size;

  int size() {
    return size;
  }

  int get(int index) {
    return items[index];
  }

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size++] = item;
  }

  void addAll(int[] more) {
    for (int item : more) {
      add(item);
    }
  }

  int removeLast() {
    return items[--size];
  }

  int[] toArray() {
    return Arrays.copyOf(items, size);
  }
}
