package dev.kairo.cli.explore.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Costs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainSearchTest {
  /** Interval, DSP, LUT and twice the block RAM of the best of all combinations. */
  private static Optional<long[]> bruteForce(List<List<Candidate>> layers, Goal goal) {
    List<long[]> sums = List.of(new long[4]);
    for (List<Candidate> layer : layers) {
      List<long[]> longer = new ArrayList<>();
      for (long[] sum : sums) {
        for (Candidate candidate : layer) {
          Costs costs = candidate.estimate();
          longer.add(
              new long[] {
                Math.max(sum[0], costs.intervalCycles()),
                sum[1] + costs.dsp(),
                sum[2] + costs.lut(),
                sum[3] + Math.round(2 * costs.bram36())
              });
        }
      }
      sums = longer;
    }
    boolean cheapest = goal.targetInterval().isPresent();
    return sums.stream()
        .filter(s -> s[0] <= goal.targetInterval().orElse(Long.MAX_VALUE))
        .filter(s -> s[1] <= goal.budget().dsp() && s[2] <= goal.budget().lut())
        .filter(s -> s[3] <= 2 * goal.budget().bram36())
        .map(s -> cheapest ? new long[] {0, s[1], s[2], s[3]} : s)
        .min(Arrays::compare);
  }

  @Test
  void itAgreesWithTryingEveryCombination() {
    Random random = new Random(5);
    int found = 0;
    for (int round = 0; round < 2_000; round++) {
      int range = 3 + random.nextInt(15);
      List<List<Candidate>> layers = new ArrayList<>();
      int count = 1 + random.nextInt(4);
      for (int layer = 0; layer < count; layer++) {
        layers.add(RandomCosts.candidates(random, 1 + random.nextInt(7), range));
      }
      Budget budget =
          new Budget(
              random.nextInt(range * count), random.nextInt(range * count), random.nextInt(range));
      OptionalLong target =
          random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(1 + random.nextInt(range));
      Goal goal = new Goal(budget, target);
      Optional<long[]> expected = bruteForce(layers, goal);
      Optional<ChainSearch.Chain> best = new ChainSearch(layers, goal).best();
      assertEquals(expected.isPresent(), best.isPresent());
      if (best.isPresent()) {
        Costs costs = best.get().costs();
        assertEquals(count, best.get().members().size());
        assertEquals(
            Arrays.toString(expected.get()),
            Arrays.toString(
                new long[] {
                  target.isPresent() ? 0 : costs.intervalCycles(),
                  costs.dsp(),
                  costs.lut(),
                  Math.round(2 * costs.bram36())
                }));
        found++;
      }
    }
    assertTrue(found > 500, found + " budgets could be met");
  }
}
