package dev.kairo.cli.explore.choice;

import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Costs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One configuration for each layer of a chain under one additive budget, so that the slowest layer
 * is as fast as can be; then the fewest DSPs, LUTs and block RAMs that keep it so fast. Exact.
 *
 * <p>For a given interval each layer offers the configurations that reach it; the sums of their
 * room, of which only those matter that no other undercuts, are formed layer by layer. Feasibility
 * grows with the interval, so the least one is found by bisection over the intervals there are.
 */
public final class ChainSearch {
  private final List<List<Candidate>> layers;
  private final Goal goal;

  /** A search; each layer has at least one candidate. */
  public ChainSearch(List<List<Candidate>> layers, Goal goal) {
    this.layers = layers.stream().map(List::copyOf).toList();
    this.goal = goal;
  }

  /**
   * A configuration for each of the first layers.
   *
   * @param costs the slowest interval, and the room of all layers together
   */
  public record Chain(List<Candidate> members, Costs costs) {
    private Chain and(Candidate next) {
      List<Candidate> more = new ArrayList<>(members);
      more.add(next);
      Costs last = next.estimate();
      Costs sum =
          costs
              .withInterval(
                  Math.max(costs.intervalCycles(), last.intervalCycles()), costs.intervalOrigin())
              .withArea(
                  costs.dsp() + last.dsp(),
                  costs.lut() + last.lut(),
                  costs.ff() + last.ff(),
                  costs.bram36() + last.bram36(),
                  costs.areaOrigin());
      return new Chain(more, sum);
    }

    /** The room without the interval, which the bisection holds in bounds already. */
    private Costs area() {
      return costs.withInterval(0, costs.intervalOrigin());
    }
  }

  /** The best chain, if the budget has room for any that reaches the target. */
  public Optional<Chain> best() {
    if (goal.targetInterval().isPresent()) {
      return within(goal.targetInterval().getAsLong());
    }
    long[] intervals =
        layers.stream()
            .flatMap(List::stream)
            .mapToLong(candidate -> candidate.estimate().intervalCycles())
            .sorted()
            .distinct()
            .toArray();
    int low = 0;
    int high = intervals.length - 1;
    Optional<Chain> best = within(intervals[high]);
    while (best.isPresent() && low < high) {
      int middle = (low + high) >>> 1;
      Optional<Chain> faster = within(intervals[middle]);
      if (faster.isPresent()) {
        best = faster;
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return best;
  }

  /** The chain of least room in which no layer is slower than {@code interval}. */
  private Optional<Chain> within(long interval) {
    List<Chain> chains = List.of();
    for (int layer = 0; layer < layers.size(); layer++) {
      List<Candidate> offers =
          Dominance.front(
              layers.get(layer).stream()
                  .filter(candidate -> candidate.estimate().intervalCycles() <= interval)
                  .toList(),
              candidate -> {
                Costs costs = candidate.estimate();
                return costs.withInterval(0, costs.intervalOrigin());
              });
      chains = layer == 0 ? first(offers) : extended(chains, offers);
    }
    return chains.stream()
        .min(
            Comparator.comparing(
                Chain::costs,
                Comparator.comparingLong(Costs::dsp)
                    .thenComparingLong(Costs::lut)
                    .thenComparingDouble(Costs::bram36)));
  }

  private List<Chain> first(List<Candidate> offers) {
    return offers.stream()
        .filter(offer -> goal.budget().admits(offer.estimate()))
        .map(offer -> new Chain(List.of(offer), offer.estimate()))
        .toList();
  }

  private List<Chain> extended(List<Chain> chains, List<Candidate> offers) {
    List<Chain> longer = new ArrayList<>();
    for (Chain chain : chains) {
      for (Candidate offer : offers) {
        Chain next = chain.and(offer);
        if (goal.budget().admits(next.costs())) {
          longer.add(next);
        }
      }
    }
    return Dominance.front(longer, Chain::area);
  }
}
