package dev.kairo.cli.explore.choice;

import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Configuration;
import dev.kairo.cli.explore.space.Costs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Candidates with costs drawn from few values, so that equal ones meet. */
final class RandomCosts {
  private RandomCosts() {}

  static List<Candidate> candidates(Random random, int count, int range) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Costs costs =
          Costs.modelled(
              1 + random.nextInt(range),
              random.nextInt(range),
              random.nextInt(range),
              0,
              random.nextInt(range) / 2.0,
              "dice");
      candidates.add(
          new Candidate("p" + i, i, new Configuration(Map.of("i", Integer.toString(i))), costs));
    }
    return candidates;
  }
}
