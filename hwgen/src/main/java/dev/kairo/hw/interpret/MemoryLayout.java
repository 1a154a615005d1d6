package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Where the words of each memory lie in the one array that holds them all. */
final class MemoryLayout {

  /**
   * A memory's place: word {@code i} of address {@code a} is at {@code base + a * words + i}.
   *
   * @param words the array elements one memory word takes
   */
  record Placed(Node.Mem memory, int base, int words) {
    int depth() {
      return memory.depth();
    }
  }

  private final Map<Integer, Placed> placed = new TreeMap<>();
  private int size;

  MemoryLayout(Hierarchy hierarchy) {
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      if (hierarchy.node(flat) instanceof Node.Mem memory) {
        Placed place = new Placed(memory, size, WideWords.words(memory.width()));
        placed.put(flat, place);
        size = Math.addExact(size, Math.multiplyExact(memory.depth(), place.words()));
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

  /** Gives every memory its first contents: the stated ones, else drawn ones. */
  void initialize(long[] store, Random random) {
    for (Placed place : placed.values()) {
      Node.Mem memory = place.memory();
      for (int address = 0; address < memory.depth(); address++) {
        int at = place.base() + address * place.words();
        if (memory.initial().isEmpty()) {
          Words.randomize(random, store, at, memory.width());
        } else {
          Value word = memory.initial().get(address);
          Words.put(word, store, at);
        }
      }
    }
  }
}
