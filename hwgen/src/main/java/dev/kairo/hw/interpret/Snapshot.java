package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Circuit;
import java.util.List;

/** The whole state of an {@link Interpreter} at one moment, inputs included. */
public final class Snapshot {
  final Circuit circuit;
  final long[] store;
  final long[] memory;
  final List<long[]> blackBoxes;
  final long cycle;

  Snapshot(Circuit circuit, long[] store, long[] memory, List<long[]> blackBoxes, long cycle) {
    this.circuit = circuit;
    this.store = store;
    this.memory = memory;
    this.blackBoxes = blackBoxes;
    this.cycle = cycle;
  }

  /** The cycle it was taken in. */
  public long cycle() {
    return cycle;
  }
}
