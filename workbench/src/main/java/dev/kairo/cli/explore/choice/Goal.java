package dev.kairo.cli.explore.choice;

import dev.kairo.cli.explore.space.Costs;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is looked for: the least interval within the budget, or, where a target interval is given,
 * the fewest DSPs that reach it within the budget.
 */
public record Goal(Budget budget, OptionalLong targetInterval) {
  /** Why a configuration is out of the question, in a few words; empty when it is in question. */
  public Optional<String> objection(Costs costs) {
    if (!budget.admits(costs)) {
      return Optional.of("over budget: " + String.join(", ", budget.excesses(costs)));
    }
    if (!reaches(costs)) {
      return Optional.of(
          "misses the target: %s cycles of %s"
              .formatted(
                  Budget.number(costs.intervalCycles()),
                  Budget.number(targetInterval.getAsLong())));
    }
    return Optional.empty();
  }

  /** The same with room for everything, and the fewest DSPs asked for. */
  public Goal unlimited() {
    long any = Long.MAX_VALUE;
    return new Goal(new Budget(any, any, any), OptionalLong.of(targetInterval.orElse(any)));
  }

  boolean reaches(Costs costs) {
    return targetInterval.isEmpty() || costs.intervalCycles() <= targetInterval.getAsLong();
  }

  /** The better first; equals keep the order they come in. */
  public Comparator<Costs> order() {
    Comparator<Costs> byInterval = Comparator.comparingLong(Costs::intervalCycles);
    Comparator<Costs> byDsp = Comparator.comparingLong(Costs::dsp);
    return (targetInterval.isEmpty()
            ? byInterval.thenComparing(byDsp)
            : byDsp.thenComparing(byInterval))
        .thenComparingLong(Costs::lut)
        .thenComparingDouble(Costs::bram36);
  }

  /** As it stands in a sentence: {@code within 768 DSP, ...}. */
  public String words() {
    return "within "
        + budget.words()
        + (targetInterval.isEmpty()
            ? ""
            : " in at most " + Budget.number(targetInterval.getAsLong()) + " cycles");
  }
}
