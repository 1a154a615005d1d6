package dev.kairo.hw.estimate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Counts what is alive: starting from the outputs, every cell something uses, then the LUTs between
 * them.
 */
final class Census {
  /** ABC does not find a shallower cover that costs more than this many times the LUTs. */
  private static final double DEAREST = 1.25;

  private final Flattening flattening;
  private final BitGraph graph;
  private final Cells cells;
  private final IntSequence roots = new IntSequence();
  private boolean[] seen = new boolean[1024];
  private boolean[] alive = new boolean[1024];
  private int[] users = new int[1024];
  private final IntSequence pending = new IntSequence();
  private final IntSequence livingCells = new IntSequence();
  private final BitSet carryRoots = new BitSet();
  private Resources[] totals = {};
  private LutCounts[] luts = {};

  Census(Flattening flattening) {
    this.flattening = flattening;
    this.graph = flattening.graph;
    this.cells = flattening.cells;
  }

  /** Counts; {@link #resources} and {@link #luts} tell the result. */
  void count() {
    need(flattening.outputs());
    for (int i = 0; i < livingCells.size(); i++) {
      Cell cell = cells.get(livingCells.get(i));
      int before = roots.size();
      need(cell.taken());
      if (cell instanceof Cell.Carry) {
        carryRoots.set(before, roots.size());
      }
    }
    ShiftRegisters shifts = new ShiftRegisters(graph, cells, livingCells.toArray(), users);
    boolean[] shifted = shifts.find();
    totals = new Resources[flattening.modules().size()];
    luts = new LutCounts[totals.length];
    Arrays.fill(totals, Resources.NONE);
    Arrays.setAll(luts, i -> new LutCounts());
    for (int i = 0; i < livingCells.size(); i++) {
      int number = livingCells.get(i);
      Cell cell = cells.get(number);
      totals[cell.module] = totals[cell.module].plus(own(cell, shifted[number]));
    }
    for (ShiftRegisters.Chain chain : shifts.chains()) {
      totals[chain.module()] = totals[chain.module()].plus(chain.resources());
    }
    addLuts();
  }

  /** What a module holds in all its instances together, but for LUTs. */
  Resources resources(int module) {
    return totals[module];
  }

  /** The LUTs of a module in all its instances together. */
  LutCounts luts(int module) {
    return luts[module];
  }

  private static Resources own(Cell cell, boolean shifted) {
    if (cell instanceof Cell.FlipFlop flipFlop) {
      return shifted || flipFlop.taken()[Cell.FlipFlop.ENABLE] == BitGraph.FALSE
          ? Resources.NONE
          : new Resources(0, 0, 1, 0, 0, 0);
    }
    if (cell instanceof Cell.Dsp) {
      return new Resources(1, 0, 0, 0, 0, 0);
    }
    return cell instanceof Cell.Block block ? block.resources : Resources.NONE;
  }

  private void need(int[] literals) {
    for (int literal : literals) {
      if (!BitGraph.constant(literal)) {
        roots.add(literal);
        users = grown(users, literal >> 1);
        users[literal >> 1]++;
        pending.add(literal >> 1);
      }
    }
    while (pending.size() > 0) {
      int node = pending.removeLast();
      seen = grown(seen, node);
      if (seen[node]) {
        continue;
      }
      seen[node] = true;
      if (graph.isInput(node)) {
        live(graph.sourceOf(node));
      } else {
        visit(graph.left(node) >> 1);
        visit(graph.right(node) >> 1);
      }
    }
  }

  private void visit(int node) {
    users = grown(users, node);
    users[node]++;
    pending.add(node);
  }

  private void live(int cell) {
    if (cell == Cells.PORT) {
      return;
    }
    alive = grown(alive, cell);
    if (!alive[cell]) {
      alive[cell] = true;
      livingCells.add(cell);
    }
  }

  private static boolean[] grown(boolean[] flags, int index) {
    return index < flags.length ? flags : Arrays.copyOf(flags, index * 2);
  }

  private static int[] grown(int[] counts, int index) {
    return index < counts.length ? counts : Arrays.copyOf(counts, index * 2);
  }

  private void addLuts() {
    int[] all = roots.toArray();
    Cover narrow = Cover.narrow(graph, all);
    if (!Effort.few(graph.size())) {
      addKinds(narrow, all);
      return;
    }
    Cover deep = Cover.deep(graph, all);
    boolean shallower = deep.mapper().levels() < narrow.mapper().levels();
    boolean found = deep.mapper().levels() == 1 || deep.luts() <= DEAREST * narrow.luts();
    addKinds(shallower && found ? deep : narrow, all);
  }

  private void addKinds(Cover cover, int[] all) {
    boolean[] feedsCarry = feedsCarry(cover, all);
    LutMapper mapper = cover.mapper();
    for (int node = 1; node < cover.graph().size(); node++) {
      if (mapper.uses(node)) {
        int inputs = mapper.inputsAt(node);
        LutClass kind =
            inputs > 6
                ? LutClass.WIDE
                : feedsCarry[node] ? LutClass.CARRY : inputs > 3 ? LutClass.LARGE : LutClass.SMALL;
        luts[cover.graph().ownerOf(node)].add(kind, mapper.lutsAt(node));
      }
    }
  }

  private boolean[] feedsCarry(Cover cover, int[] all) {
    boolean[] feeds = new boolean[cover.graph().size()];
    for (int i = 0; i < all.length; i++) {
      if (carryRoots.get(i)) {
        feeds[cover.roots()[i] >> 1] = true;
      }
    }
    return feeds;
  }
}
