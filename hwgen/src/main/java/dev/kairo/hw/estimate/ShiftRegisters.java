package dev.kairo.hw.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * Chains of at least three flip-flops without reset, of one clock and enable and no use in between:
 * Yosys' {@code xilinx_srl -minlen 3} makes them shift registers in LUTs.
 *
 * <p>A chain takes an SRL16E up to 16 bits, an SRLC32E up to 32, and one more for each further 32;
 * a rest of one bit (17, 33, 65, 97, 129) is a flip-flop.
 */
final class ShiftRegisters {
  private static final int SHORTEST = 3;
  private static final int SMALL = 16;
  private static final int LARGE = 32;
  private static final int LONGEST = 128;

  private final BitGraph graph;
  private final Cells cells;
  private final int[] living;
  private final int[] users;
  private final boolean[] inside;
  private final List<Chain> chains = new ArrayList<>();

  ShiftRegisters(BitGraph graph, Cells cells, int[] living, int[] users) {
    this.graph = graph;
    this.cells = cells;
    this.living = living;
    this.users = users;
    inside = new boolean[cells.size()];
  }

  /** A chain that became a shift register. */
  record Chain(int module, int length) {
    Resources resources() {
      int luts = 0;
      int flipFlops = 0;
      int rest = length;
      while (rest > LONGEST) {
        luts += LONGEST / LARGE;
        rest -= LONGEST;
      }
      if (rest == 1 || rest > 1 && rest % LARGE == 1 || rest == SMALL + 1) {
        flipFlops++;
        rest--;
      }
      luts += (rest + LARGE - 1) / LARGE;
      return new Resources(0, 0, flipFlops, 0, 0, luts);
    }
  }

  List<Chain> chains() {
    return chains;
  }

  /** The flip-flops that went into chains, by cell number. */
  boolean[] find() {
    boolean[] continued = new boolean[cells.size()];
    for (int number : living) {
      int before = before(number);
      if (before >= 0) {
        continued[before] = true;
      }
    }
    for (int number : living) {
      if (cells.get(number) instanceof Cell.FlipFlop && !continued[number]) {
        chain(number);
      }
    }
    return inside;
  }

  private void chain(int last) {
    int length = 1;
    int at = last;
    for (int before = before(at); before >= 0 && before != last; before = before(at)) {
      at = before;
      length++;
    }
    if (length < SHORTEST || !plain(last)) {
      return;
    }
    at = last;
    for (int i = 0; i < length; i++) {
      inside[at] = true;
      at = i + 1 < length ? before(at) : at;
    }
    chains.add(new Chain(cells.get(last).module, length));
  }

  private boolean plain(int number) {
    return cells.get(number).taken()[Cell.FlipFlop.RESET] == BitGraph.FALSE;
  }

  /** The flip-flop whose only use is to feed this one in a shift register, or -1. */
  private int before(int number) {
    if (!(cells.get(number) instanceof Cell.FlipFlop flipFlop) || !plain(number)) {
      return -1;
    }
    int data = flipFlop.taken()[Cell.FlipFlop.DATA];
    int node = data >> 1;
    if ((data & 1) == 1 || node == 0 || !graph.isInput(node) || users[node] != 1) {
      return -1;
    }
    int source = graph.sourceOf(node);
    if (source == Cells.PORT
        || !(cells.get(source) instanceof Cell.FlipFlop other)
        || !plain(source)
        || other.clock != flipFlop.clock
        || other.taken()[Cell.FlipFlop.ENABLE] != flipFlop.taken()[Cell.FlipFlop.ENABLE]) {
      return -1;
    }
    return source;
  }
}
