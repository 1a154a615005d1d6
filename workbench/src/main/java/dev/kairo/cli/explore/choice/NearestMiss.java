package dev.kairo.cli.explore.choice;

import dev.kairo.cli.explore.space.Costs;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What to say when no configuration is good enough: which comes nearest, and by how much not. */
public final class NearestMiss {
  private NearestMiss() {}

  /**
   * The sentence about the configuration that comes nearest to a goal that none meets.
   *
   * @param items all configurations, at least one
   */
  public static <T> String sentence(
      String design,
      List<T> items,
      Function<T, Costs> costs,
      Function<T, String> label,
      Goal goal) {
    Budget budget = goal.budget();
    List<T> affordable = items.stream().filter(one -> budget.admits(costs.apply(one))).toList();
    if (affordable.isEmpty()) {
      Comparator<Costs> byStrain = Comparator.comparingDouble(budget::strain);
      T nearest =
          items.stream()
              .min(Comparator.comparing(costs, byStrain.thenComparing(goal.order())))
              .orElseThrow();
      return "No configuration of %s fits %s: %s needs least and takes %s, %s too many."
          .formatted(
              design,
              budget.words(),
              label.apply(nearest),
              area(costs.apply(nearest)),
              String.join(" and ", budget.differences(costs.apply(nearest))));
    }
    T fastest =
        affordable.stream()
            .min(Comparator.comparing(costs, Comparator.comparingLong(Costs::intervalCycles)))
            .orElseThrow();
    long cycles = costs.apply(fastest).intervalCycles();
    long target = goal.targetInterval().orElseThrow();
    return "No configuration of %s within %s reaches %s cycles: %s is fastest with %s, %s too many."
        .formatted(
            design,
            budget.words(),
            Budget.number(target),
            label.apply(fastest),
            Budget.number(cycles),
            Budget.number(cycles - target));
  }

  /** The room that something takes, as it stands in a sentence. */
  public static String area(Costs costs) {
    return "%s DSP, %s LUT and %s BRAM36"
        .formatted(
            Budget.number(costs.dsp()), Budget.number(costs.lut()), Budget.number(costs.bram36()));
  }
}
