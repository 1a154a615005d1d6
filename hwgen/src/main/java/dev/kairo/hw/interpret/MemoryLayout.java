package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Node;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Where the words of each memory lie in the one array that holds them all. */
final class MemoryLayout {

  /**
   * A memory's place: word {@code i} of address {@code a} is at {@code base + a * words + i}.
   *
   * @param words the array elements one memory word takes
   * @param capacity the memory words there are: as in hardware, every address reaches one, so the
   *     depth is rounded up to a power of two
   */
  record Placed(Node.Mem memory, int base, int words, int capacity) {}

  private final Map<Integer, Placed> placed = new TreeMap<>();
  private int size;

  MemoryLayout(Hierarchy hierarchy) {
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      if (hierarchy.node(flat) instanceof Node.Mem memory) {
        int words = WideWords.words(memory.width());
        int capacity = Math.toIntExact(1L << memory.addressWidth());
        placed.put(flat, new Placed(memory, size, words, capacity));
        size = Math.addExact(size, Math.multiplyExact(capacity, words));
      }
    }
  }

  Placed of(int flat) {
    return placed.get(flat);
  }

  /** Every memory by its flat id. */
  Map<Integer, Placed> all() {
    return placed;
  }

  /** An array for the words of all memories. */
  long[] store() {
    return new long[size];
  }

  /**
   * Gives every memory its first contents: the stated ones and 0 beyond the depth, else drawn ones.
   */
  void initialize(long[] store, Random random) {
    for (Placed place : placed.values()) {
      Node.Mem memory = place.memory();
      for (int address = 0; address < place.capacity(); address++) {
        int at = place.base() + address * place.words();
        if (memory.initial().isEmpty()) {
          Words.randomize(random, store, at, memory.width());
        } else if (address < memory.depth()) {
          Words.put(memory.initial().get(address), store, at);
        } else {
          Words.put(0, memory.width(), store, at);
        }
      }
    }
  }
}
