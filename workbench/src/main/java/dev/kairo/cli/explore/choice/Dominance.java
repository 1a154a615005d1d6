package dev.kairo.cli.explore.choice;

import dev.kairo.cli.explore.space.Costs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who is nowhere better than somebody else in interval, DSP, LUT and block RAM. Of several that
 * cost the same, the first in the list stands for all.
 *
 * <p>The items are taken by interval; a Fenwick tree over their DSP counts holds a staircase of LUT
 * and block RAM in each node. So n items take O(n log² n).
 */
public final class Dominance {
  private Dominance() {}

  /** For each dominated item one that dominates it and is dominated by nobody itself. */
  public static <T> Map<T, T> dominators(List<T> items, Function<T, Costs> costs) {
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(
        Comparator.comparing(
            costs,
            Comparator.comparingLong(Costs::intervalCycles)
                .thenComparingLong(Costs::dsp)
                .thenComparingLong(Costs::lut)
                .thenComparingDouble(Costs::bram36)));
    long[] dsps = items.stream().mapToLong(item -> costs.apply(item).dsp()).sorted().toArray();
    Tree<T> tree = new Tree<>(dsps);
    Map<T, T> dominators = new IdentityHashMap<>();
    for (T item : sorted) {
      Costs needed = costs.apply(item);
      Optional<T> better = tree.within(needed);
      if (better.isPresent()) {
        dominators.put(item, better.get());
      } else {
        tree.add(needed, item);
      }
    }
    return dominators;
  }

  /** The items that nobody dominates, in their order. */
  public static <T> List<T> front(List<T> items, Function<T, Costs> costs) {
    Map<T, T> dominators = dominators(items, costs);
    return items.stream().filter(item -> !dominators.containsKey(item)).toList();
  }

  private static final class Tree<T> {
    private final long[] dsps;
    private final List<Staircase<T>> nodes = new ArrayList<>();

    Tree(long[] sortedDsps) {
      this.dsps = sortedDsps;
      for (int i = 0; i <= sortedDsps.length; i++) {
        nodes.add(new Staircase<>());
      }
    }

    /** Somebody seen before who needs no more. */
    Optional<T> within(Costs needed) {
      for (int node = rank(needed.dsp()); node > 0; node -= node & -node) {
        Optional<T> found = nodes.get(node).within(needed.lut(), needed.bram36());
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    void add(Costs needed, T owner) {
      for (int node = rank(needed.dsp()); node < nodes.size(); node += node & -node) {
        nodes.get(node).add(needed.lut(), needed.bram36(), owner);
      }
    }

    /** One more than the number of lesser DSP counts; equal counts share a rank. */
    private int rank(long dsp) {
      int low = 0;
      int high = dsps.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (dsps[middle] < dsp) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low + 1;
    }
  }
}
