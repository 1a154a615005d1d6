package dev.kairo.stdm.model;

import dev.kairo.stdm.SwitchParameters;
import java.util.Arrays;

/** A table and a slot count: where the words of a frame go. */
final class Routes {
  private final boolean interchange;
  private final int[][] ports;
  private final int[][] slots;
  int slotCount;

  private Routes(boolean interchange, int[][] ports, int[][] slots, int slotCount) {
    this.interchange = interchange;
    this.ports = ports;
    this.slots = slots;
    this.slotCount = slotCount;
  }

  /** All outputs idle, as after reset. */
  static Routes idle(SwitchParameters parameters) {
    int[][] ports = new int[parameters.outputs()][parameters.slots()];
    for (int[] row : ports) {
      Arrays.fill(row, parameters.idle());
    }
    return new Routes(
        parameters.options().interchange(),
        ports,
        new int[parameters.outputs()][parameters.slots()],
        parameters.slots());
  }

  /** The same table, which later writes do not change. */
  Routes copy() {
    return new Routes(interchange, copy(ports), copy(slots), slotCount);
  }

  private static int[][] copy(int[][] rows) {
    return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
  }

  /** A frame of a single slot passes through it twice. */
  int frameLength() {
    return Math.max(2, slotCount);
  }

  /** The slot at a position of a frame. */
  int slotAt(int position) {
    return slotCount == 1 ? 0 : position;
  }

  /** The input port whose word leaves. */
  int inputPort(int output, int position) {
    return ports[output][slotAt(position)];
  }

  /** The position at which that word came in. */
  int inputPosition(int output, int position) {
    return interchange && slotCount > 1 ? slots[output][position] : position;
  }

  int port(int output, int slot) {
    return ports[output][slot];
  }

  int slot(int output, int slot) {
    return slots[output][slot];
  }

  void setPort(int output, int slot, int port) {
    ports[output][slot] = port;
  }

  void setSlot(int output, int slot, int from) {
    slots[output][slot] = from;
  }
}
