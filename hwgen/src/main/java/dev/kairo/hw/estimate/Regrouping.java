package dev.kairo.hw.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rewrites chains and trees of ANDs, and of XORs, in another shape before they are covered:
 * balanced, or in groups that fill a six-input LUT.
 *
 * <p>ABC's {@code dc2} and {@code dch} look for such shapes one by one; two of them, chosen by
 * which gives the better cover, come close. Linear in the number of gates.
 */
final class Regrouping {
  private static final int LUT_INPUTS = 6;

  private final BitGraph old;
  private final BitGraph fresh = new BitGraph();
  private final boolean packed;
  private final int[] fanouts;
  private final boolean[] inner;
  private final int[] renamed;
  private int[] level = new int[1024];
  private int[][] support = new int[1024][];

  Regrouping(BitGraph old, int[] roots, boolean packed) {
    this.old = old;
    this.packed = packed;
    fanouts = new int[old.size()];
    inner = new boolean[old.size()];
    renamed = new int[old.size()];
    support[0] = new int[0];
    countFanouts(roots);
  }

  private void countFanouts(int[] roots) {
    boolean[] wanted = new boolean[old.size()];
    for (int root : roots) {
      wanted[root >> 1] = true;
      fanouts[root >> 1] += 2;
    }
    for (int node = old.size() - 1; node > 0; node--) {
      if (wanted[node] && !old.isInput(node)) {
        for (int operand : new int[] {old.left(node), old.right(node)}) {
          wanted[operand >> 1] = true;
          fanouts[operand >> 1]++;
          boolean same =
              !old.isInput(operand >> 1)
                  && old.isXor(operand >> 1) == old.isXor(node)
                  && (old.isXor(node) || (operand & 1) == 0);
          inner[operand >> 1] = same;
        }
      } else if (!wanted[node]) {
        fanouts[node] = 0;
      }
    }
    for (int node = 0; node < inner.length; node++) {
      inner[node] &= fanouts[node] == 1;
    }
  }

  /** The new graph, once {@link #rewrite} has run. */
  BitGraph graph() {
    return fresh;
  }

  /** Rewrites everything; the answer is the roots in the new graph. */
  int[] rewrite(int[] roots) {
    for (int node = 1; node < old.size(); node++) {
      if (old.isInput(node)) {
        renamed[node] = fresh.input(old.sourceOf(node));
        learn(renamed[node] >> 1, 0, new int[] {renamed[node] >> 1});
      } else if (fanouts[node] > 0 && !inner[node]) {
        fresh.owner(old.ownerOf(node));
        renamed[node] = regroup(node);
      }
    }
    int[] result = new int[roots.length];
    for (int i = 0; i < roots.length; i++) {
      result[i] = renamed[roots[i] >> 1] ^ roots[i] & 1;
    }
    return result;
  }

  private int regroup(int node) {
    List<Item> items = new ArrayList<>();
    collect(old.left(node), old.isXor(node), items);
    collect(old.right(node), old.isXor(node), items);
    boolean xor = old.isXor(node);
    return packed && items.size() > 2 ? pack(items, xor) : balance(items, xor);
  }

  /** An operand of a group, with the bits it stems from and how late they come. */
  private record Item(int literal, int arrival, int[] support) {}

  private void collect(int literal, boolean xor, List<Item> into) {
    IntSequence pending = new IntSequence();
    pending.add(literal);
    while (pending.size() > 0) {
      int at = pending.removeLast();
      int node = at >> 1;
      if (inner[node] && old.isXor(node) == xor && (xor || (at & 1) == 0)) {
        // An inverter on an XOR's operand moves to its result.
        pending.add(old.right(node) ^ (xor ? at & 1 : 0));
        pending.add(old.left(node));
      } else {
        int mine = renamed[node] ^ at & 1;
        know(mine >> 1);
        boolean shared = fanouts[node] > 1 || support[mine >> 1].length >= LUT_INPUTS;
        into.add(
            shared
                ? new Item(mine, level[mine >> 1], new int[] {mine >> 1})
                : new Item(mine, below(mine >> 1), support[mine >> 1]));
      }
    }
  }

  private int below(int node) {
    int latest = 0;
    for (int leaf : support[node]) {
      latest = Math.max(latest, level[leaf]);
    }
    return latest;
  }

  private int combine(int a, int b, boolean xor) {
    int result = xor ? fresh.xor(a, b) : fresh.and(a, b);
    if (!BitGraph.constant(result)) {
      know(result >> 1);
    }
    return result;
  }

  /** Two operands at a time, the earliest first. */
  private int balance(List<Item> items, boolean xor) {
    List<Item> sorted = new ArrayList<>(items);
    sorted.sort((x, y) -> Integer.compare(level(x.literal()), level(y.literal())));
    int[] queue = new int[2 * sorted.size()];
    int head = 0;
    int tail = 0;
    for (Item item : sorted) {
      queue[tail++] = item.literal();
    }
    while (tail - head > 1) {
      int joined = combine(queue[head], queue[head + 1], xor);
      head += 2;
      int place = tail++;
      while (place > head && gates(queue[place - 1]) > gates(joined)) {
        queue[place] = queue[place - 1];
        place--;
      }
      queue[place] = joined;
    }
    return queue[head];
  }

  private int level(int literal) {
    return gates(literal);
  }

  private int[] gateLevel = new int[1024];

  private int gates(int literal) {
    return gateLevel[literal >> 1];
  }

  /** Groups whose bits fit a LUT, level by level. */
  private int pack(List<Item> items, boolean xor) {
    List<Item> waiting = new ArrayList<>(items);
    waiting.sort(
        (x, y) ->
            x.arrival() != y.arrival()
                ? Integer.compare(x.arrival(), y.arrival())
                : Integer.compare(y.support().length, x.support().length));
    int time = waiting.get(0).arrival();
    while (waiting.size() > 1) {
      List<Bin> bins = new ArrayList<>();
      List<Item> later = new ArrayList<>();
      int earliest = Integer.MAX_VALUE;
      for (Item item : waiting) {
        earliest = Math.min(earliest, item.arrival());
      }
      time = Math.max(time, earliest);
      for (Item item : waiting) {
        if (item.arrival() > time) {
          later.add(item);
        } else {
          place(item, bins);
        }
      }
      boolean last = later.isEmpty() && bins.size() == 1;
      waiting = new ArrayList<>();
      bins.sort((x, y) -> Integer.compare(y.support.length, x.support.length));
      Bin emptiest = bins.get(bins.size() - 1);
      int closed = 0;
      for (Bin bin : bins) {
        boolean open = closed > 0 && bin == emptiest && bin.support.length + closed <= LUT_INPUTS;
        if (open || bin.support.length == 1 && !last) {
          waiting.addAll(bin.items);
        } else {
          waiting.add(close(bin, time, xor));
          closed++;
        }
      }
      waiting.addAll(later);
      time++;
    }
    return waiting.get(0).literal();
  }

  private Item close(Bin bin, int time, boolean xor) {
    int joined = bin.items.get(0).literal();
    for (int i = 1; i < bin.items.size(); i++) {
      joined = combine(joined, bin.items.get(i).literal(), xor);
    }
    if (BitGraph.constant(joined)) {
      return new Item(joined, time, new int[0]);
    }
    learn(joined >> 1, time + 1, bin.support);
    return new Item(joined, time + 1, new int[] {joined >> 1});
  }

  private static final class Bin {
    final List<Item> items = new ArrayList<>();
    int[] support = {};
  }

  private static void place(Item item, List<Bin> bins) {
    int from = Math.max(0, bins.size() - 8);
    for (int i = from; i < bins.size(); i++) {
      int[] joined = union(bins.get(i).support, item.support());
      if (joined.length <= LUT_INPUTS) {
        bins.get(i).items.add(item);
        bins.get(i).support = joined;
        return;
      }
    }
    Bin bin = new Bin();
    bin.items.add(item);
    bin.support = item.support();
    bins.add(bin);
  }

  private static int[] union(int[] a, int[] b) {
    int[] joined = Arrays.copyOf(a, a.length + b.length);
    int n = a.length;
    for (int leaf : b) {
      boolean there = false;
      for (int i = 0; i < a.length && !there; i++) {
        there = a[i] == leaf;
      }
      if (!there) {
        joined[n++] = leaf;
      }
    }
    return Arrays.copyOf(joined, n);
  }

  /** Finds a greedy cut of a new node from those of its operands. */
  private void know(int node) {
    grow(node);
    if (node == 0 || support[node] != null) {
      return;
    }
    int l = fresh.left(node) >> 1;
    int r = fresh.right(node) >> 1;
    // Folding may have made operands on the way.
    know(l);
    know(r);
    int[] joined = union(support[l], support[r]);
    if (joined.length > LUT_INPUTS) {
      int[] left = union(new int[] {l}, support[r]);
      int[] right = union(support[l], new int[] {r});
      joined = left.length < right.length ? left : right;
      if (joined.length > LUT_INPUTS) {
        joined = new int[] {l, r};
      }
    }
    int latest = 0;
    for (int leaf : joined) {
      latest = Math.max(latest, level[leaf]);
    }
    learn(node, latest + 1, joined);
  }

  private void learn(int node, int itsLevel, int[] itsSupport) {
    grow(node);
    level[node] = itsLevel;
    support[node] = itsSupport;
    gateLevel[node] =
        fresh.isInput(node) ? 0 : 1 + Math.max(gates(fresh.left(node)), gates(fresh.right(node)));
  }

  private void grow(int node) {
    if (node >= level.length) {
      level = Arrays.copyOf(level, node * 2);
      gateLevel = Arrays.copyOf(gateLevel, node * 2);
      support = Arrays.copyOf(support, node * 2);
    }
  }
}
