package dev.kairo.hw.estimate;

import dev.kairo.hw.estimate.CutSet.Candidate;
import java.util.Arrays;

/**
 * Covers a graph with look-up tables: first as shallow as possible, then as small as that depth
 * allows.
 *
 * <p>This is the priority-cut method of ABC's {@code if} (Mishchenko, Cho, Chatterjee, Brayton:
 * "Combinational and sequential mapping with priority cuts", ICCAD 2007) with the prices that
 * {@code synth_xilinx -family xcu} gives it: 2, 2, 3, 5, 5, 5 for one to six inputs, and 10, 20, 40
 * for the seven to nine inputs that a LUT pair, four or eight reach through MUXF7 to MUXF9. Linear
 * in the number of gates.
 */
final class LutMapper {
  private static final float[] PRICE = {0, 2, 2, 3, 5, 5, 5, 10, 20, 40};
  private static final int NEVER = Integer.MAX_VALUE / 2;

  /** How many levels later than possible a gate may come that nothing uses yet. */
  private static final int LEEWAY = 1;

  private final BitGraph graph;
  private final Effort effort;
  private final CutSet cuts;
  private final Candidate[] kept;
  private final int[] chosen;
  private final int[] depth;
  private final float[] flow;
  private final int[] references;
  private final int[] users;
  private final float[] expected;
  private final int[] required;
  private final boolean[] wanted;
  private final int[] roots;
  private int[] earliest = {};
  private boolean byArea;

  LutMapper(BitGraph graph, int[] roots, Effort effort) {
    this.graph = graph;
    this.effort = effort;
    this.roots = roots;
    int size = graph.size();
    cuts = new CutSet(size, effort);
    kept = new Candidate[effort.cuts() + 1];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = new Candidate(effort.inputs());
    }
    chosen = new int[size];
    depth = new int[size];
    flow = new float[size];
    references = new int[size];
    users = new int[size];
    expected = new float[size];
    required = new int[size];
    wanted = new boolean[size];
  }

  /** How deep the cover is. */
  int levels() {
    int latest = 0;
    for (int root : roots) {
      latest = Math.max(latest, depth[root >> 1]);
    }
    return latest;
  }

  /** Covers what the roots need; {@link #uses} and {@link #lutsAt} tell the result. */
  LutMapper map() {
    markWanted();
    for (int node = 1; node < expected.length; node++) {
      expected[node] = Math.max(1, users[node]);
    }
    enumerateAll();
    byArea = true;
    for (int round = 0; round < effort.rounds(); round++) {
      if (round == 0 && effort.again()) {
        enumerateAll();
      } else {
        recover(round > 0);
      }
    }
    return this;
  }

  private void enumerateAll() {
    for (int node = 1; node < graph.size(); node++) {
      if (graph.isInput(node)) {
        cuts.trivial(node);
      } else if (wanted[node]) {
        enumerate(node);
      }
    }
    chooseCover();
  }

  private void markWanted() {
    for (int root : roots) {
      wanted[root >> 1] = true;
      users[root >> 1]++;
    }
    for (int node = graph.size() - 1; node > 0; node--) {
      if (wanted[node] && !graph.isInput(node)) {
        int l = graph.left(node) >> 1;
        int r = graph.right(node) >> 1;
        wanted[l] = true;
        wanted[r] = true;
        users[l]++;
        users[r]++;
      }
    }
  }

  private void enumerate(int node) {
    int l = graph.left(node) >> 1;
    int r = graph.right(node) >> 1;
    int count = 0;
    if (byArea) {
      // The shallow cut of the first round stays, so that the depth can always be met.
      cuts.get(chosen[node], kept[0]);
      weigh(kept[0]);
      count = 1;
    }
    for (int i = 0; i < cuts.count(l); i++) {
      for (int j = 0; j < cuts.count(r); j++) {
        Candidate fresh = kept[count];
        if (cuts.merge(cuts.cut(l, i), cuts.cut(r, j), fresh)) {
          weigh(fresh);
          if (!byArea || fresh.depth <= required[node]) {
            count = insert(count);
          }
        }
      }
    }
    for (int i = 0; i < count; i++) {
      cuts.put(node, i, kept[i]);
    }
    cuts.count(node, count);
    chosen[node] = cuts.cut(node, 0);
    depth[node] = kept[0].depth;
    flow[node] = kept[0].flow / expected[node];
    cuts.addTrivial(node);
  }

  private void weigh(Candidate cut) {
    int deepest = 0;
    float sum = PRICE[cut.size];
    for (int i = 0; i < cut.size; i++) {
      deepest = Math.max(deepest, depth[cut.leaves[i]]);
      sum += flow[cut.leaves[i]];
    }
    cut.depth = deepest + 1;
    cut.flow = sum;
  }

  /** Sorts the newest candidate in, dropping what it makes needless; the new number kept. */
  private int insert(int count) {
    Candidate fresh = kept[count];
    for (int i = 0; i < count; i++) {
      if (kept[i].within(fresh)) {
        return count;
      }
    }
    int n = 0;
    for (int i = 0; i < count; i++) {
      if (fresh.within(kept[i])) {
        continue;
      }
      swap(n++, i);
    }
    swap(n, count);
    int place = n;
    while (place > 0 && better(kept[place], kept[place - 1])) {
      swap(place, place - 1);
      place--;
    }
    return Math.min(n + 1, effort.cuts());
  }

  private void swap(int i, int j) {
    Candidate other = kept[i];
    kept[i] = kept[j];
    kept[j] = other;
  }

  private boolean better(Candidate a, Candidate b) {
    if (byArea) {
      return a.flow != b.flow
          ? a.flow < b.flow
          : a.size != b.size ? a.size < b.size : a.depth < b.depth;
    }
    if (a.depth != b.depth) {
      return a.depth < b.depth;
    }
    return a.size != b.size ? a.size < b.size : a.flow < b.flow;
  }

  /** Follows the chosen cuts from the roots and sets who uses what, and how late it may come. */
  private void chooseCover() {
    if (earliest.length == 0) {
      earliest = depth.clone();
    }
    Arrays.fill(references, 0);
    Arrays.fill(required, NEVER);
    int latest = 0;
    for (int root : roots) {
      latest = Math.max(latest, depth[root >> 1]);
    }
    for (int root : roots) {
      references[root >> 1]++;
      required[root >> 1] = latest;
    }
    for (int node = graph.size() - 1; node > 0; node--) {
      if (graph.isInput(node)) {
        continue;
      }
      if (references[node] == 0) {
        // Whoever may want it later must still find it in time.
        required[node] = earliest[node] + LEEWAY;
      } else {
        int cut = chosen[node];
        for (int i = 0; i < cuts.size(cut); i++) {
          int leaf = cuts.leaf(cut, i);
          references[leaf]++;
          required[leaf] = Math.min(required[leaf], required[node] - 1);
        }
      }
    }
    // Users to come are guessed from users so far, as ABC does.
    for (int node = 1; node < expected.length; node++) {
      expected[node] = Math.max(1, (2 * expected[node] + references[node]) / 3);
    }
  }

  /** One round of area recovery: by area flow, or by the exact area of each gate's own cone. */
  private void recover(boolean exact) {
    for (int node = 1; node < graph.size(); node++) {
      if (!wanted[node] || graph.isInput(node)) {
        continue;
      }
      boolean used = references[node] > 0;
      if (exact && used) {
        release(chosen[node]);
      }
      float best = Float.MAX_VALUE;
      int bestDepth = NEVER;
      int pick = chosen[node];
      for (int i = 0; i < cuts.count(node) - 1; i++) {
        int cut = cuts.cut(node, i);
        int arrival = arrival(cut);
        if (arrival > required[node]) {
          continue;
        }
        float area = exact ? exactArea(cut) : areaFlow(cut);
        if (area < best || area == best && arrival < bestDepth) {
          best = area;
          bestDepth = arrival;
          pick = cut;
        }
      }
      chosen[node] = pick;
      depth[node] = arrival(pick);
      flow[node] = areaFlow(pick) / expected[node];
      if (exact && used) {
        retain(pick);
      }
    }
    chooseCover();
  }

  private int arrival(int cut) {
    int deepest = 0;
    for (int i = 0; i < cuts.size(cut); i++) {
      deepest = Math.max(deepest, depth[cuts.leaf(cut, i)]);
    }
    return deepest + 1;
  }

  private float areaFlow(int cut) {
    float sum = PRICE[cuts.size(cut)];
    for (int i = 0; i < cuts.size(cut); i++) {
      sum += flow[cuts.leaf(cut, i)];
    }
    return sum;
  }

  private float exactArea(int cut) {
    float area = retain(cut);
    release(cut);
    return area;
  }

  private float retain(int cut) {
    float area = PRICE[cuts.size(cut)];
    for (int i = 0; i < cuts.size(cut); i++) {
      int leaf = cuts.leaf(cut, i);
      if (references[leaf]++ == 0 && !graph.isInput(leaf)) {
        area += retain(chosen[leaf]);
      }
    }
    return area;
  }

  private void release(int cut) {
    for (int i = 0; i < cuts.size(cut); i++) {
      int leaf = cuts.leaf(cut, i);
      if (--references[leaf] == 0 && !graph.isInput(leaf)) {
        release(chosen[leaf]);
      }
    }
  }

  /** Whether a LUT computes this node. */
  boolean uses(int node) {
    return references[node] > 0 && node != 0 && !graph.isInput(node);
  }

  /** The inputs of the function of a used node. */
  int inputsAt(int node) {
    return cuts.size(chosen[node]);
  }

  /** LUT1 to LUT6 primitives of a used node; wider functions are several behind multiplexers. */
  int lutsAt(int node) {
    int cut = chosen[node];
    int size = cuts.size(cut);
    if (size <= 6) {
      return 1;
    }
    int[] leaves = new int[size];
    for (int i = 0; i < size; i++) {
      leaves[i] = cuts.leaf(cut, i);
    }
    return WideFunction.luts(graph, leaves, node);
  }
}
