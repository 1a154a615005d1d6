package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each value lies in the one array of words; equal constants share a slot. */
final class Slots {
  /** The slot that always holds 0. */
  static final int ZERO = 0;

  /** The slot that always holds 1. */
  static final int ONE = 1;

  private record Placed(int slot, Value value) {}

  private final int[] slotOf;
  private final Map<Value, Integer> constants = new HashMap<>();
  private final List<Placed> placed = new ArrayList<>();
  private int size = 2;

  Slots(int nodes) {
    slotOf = new int[nodes];
    Arrays.fill(slotOf, Node.NONE);
  }

  /** Gives a node its slot. */
  int place(int flat, int width) {
    slotOf[flat] = take(width);
    return slotOf[flat];
  }

  /** Places a node that is a constant. */
  void placeConstant(int flat, Value value) {
    slotOf[flat] = constant(value);
  }

  /** The slot of a constant. */
  int constant(Value value) {
    return constants.computeIfAbsent(
        value,
        unseen -> {
          int slot = take(unseen.width());
          placed.add(new Placed(slot, unseen));
          return slot;
        });
  }

  private int take(int width) {
    int slot = size;
    size += WideWords.words(width);
    return slot;
  }

  /** The slot of a node, or {@link Node#NONE} when the node is not evaluated. */
  int of(int flat) {
    return slotOf[flat];
  }

  /** A fresh store with every constant in its place. */
  long[] store() {
    long[] store = new long[size];
    store[ONE] = 1;
    for (Placed constant : placed) {
      Words.put(constant.value(), store, constant.slot());
    }
    return store;
  }
}
