package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Node;
import java.util.List;
import java.util.Random;

/** A compiled circuit: everything an interpreter needs but the state itself. */
record Machine(
    Hierarchy hierarchy,
    Slots slots,
    MemoryLayout memories,
    BlackBoxes blackBoxes,
    Program program,
    List<ClockEdges.Compiled> edges) {

  /**
   * Gives registers and memories their first values: the stated ones, else ones drawn from a seed,
   * in the order of the design so that equal designs and seeds start equally.
   */
  void initialize(long seed, long[] store, long[] memory) {
    Random random = new Random(seed);
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      int slot = slots.of(flat);
      Node node = hierarchy.node(flat);
      if (slot == Node.NONE) {
        continue;
      }
      if (node instanceof Node.Reg register && register.initial().isPresent()) {
        Words.put(register.initial().get(), store, slot);
      } else if (node instanceof Node.Reg
          || node instanceof Node.MemRead read && read.clock() != Node.NONE) {
        Words.randomize(random, store, slot, node.width());
      }
    }
    memories.initialize(memory, random);
  }

  /** How many words the edges of all clocks together sample. */
  int samples() {
    return edges.stream().mapToInt(ClockEdges.Compiled::samples).sum();
  }
}
