package dev.kairo.hw.estimate;

import java.util.Arrays;
import java.util.List;

/**
 * Counts what is alive: starting from the outputs, every cell something uses, then the LUTs between
 * them.
 */
final class Census {
  private final Flattening flattening;
  private final BitGraph graph;
  private final Cells cells;
  private final IntSequence roots = new IntSequence();
  private boolean[] seen = new boolean[1024];
  private boolean[] alive = new boolean[1024];
  private int[] users = new int[1024];
  private final IntSequence pending = new IntSequence();
  private final IntSequence livingCells = new IntSequence();

  Census(Flattening flattening) {
    this.flattening = flattening;
    this.graph = flattening.graph;
    this.cells = flattening.cells;
  }

  /** What each module holds in all its instances together, by {@link Flattening#modules()}. */
  Resources[] count() {
    need(flattening.outputs());
    for (int i = 0; i < livingCells.size(); i++) {
      need(cells.get(livingCells.get(i)).taken());
    }
    ShiftRegisters shifts = new ShiftRegisters(graph, cells, livingCells.toArray(), users);
    boolean[] shifted = shifts.find();
    Resources[] totals = new Resources[flattening.modules().size()];
    Arrays.fill(totals, Resources.NONE);
    for (int i = 0; i < livingCells.size(); i++) {
      int number = livingCells.get(i);
      Cell cell = cells.get(number);
      totals[cell.module] = totals[cell.module].plus(own(cell, shifted[number]));
    }
    for (ShiftRegisters.Chain chain : shifts.chains()) {
      totals[chain.module()] = totals[chain.module()].plus(chain.resources());
    }
    addLuts(totals);
    return totals;
  }

  private static Resources own(Cell cell, boolean shifted) {
    if (cell instanceof Cell.FlipFlop) {
      return shifted ? Resources.NONE : new Resources(0, 0, 1, 0, 0, 0);
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

  private void addLuts(Resources[] totals) {
    int[] luts = new int[totals.length];
    Cover cover = Cover.best(graph, roots.toArray());
    for (int node = 1; node < cover.graph().size(); node++) {
      if (cover.mapper().uses(node)) {
        luts[cover.graph().ownerOf(node)] += cover.mapper().lutsAt(node);
      }
    }
    for (int i = 0; i < totals.length; i++) {
      totals[i] = totals[i].withLut(luts[i]);
    }
  }

  /** The modules counted, for messages. */
  List<String> names() {
    return flattening.modules().stream().map(circuit -> circuit.name()).toList();
  }
}
