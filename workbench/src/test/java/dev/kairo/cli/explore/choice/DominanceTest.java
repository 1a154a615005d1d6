package dev.kairo.cli.explore.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Costs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DominanceTest {
  private static boolean dominated(Candidate candidate, List<Candidate> all) {
    return all.stream()
        .filter(other -> other != candidate)
        .filter(other -> other.estimate().noWorseThan(candidate.estimate()))
        .anyMatch(
            other ->
                !candidate.estimate().noWorseThan(other.estimate())
                    || other.order() < candidate.order());
  }

  @Test
  void itAgreesWithLookingAtEveryPair() {
    Random random = new Random(1);
    int dominated = 0;
    for (int round = 0; round < 300; round++) {
      List<Candidate> all = RandomCosts.candidates(random, 40, 2 + random.nextInt(12));
      Map<Candidate, Candidate> found = Dominance.dominators(all, Candidate::estimate);
      for (Candidate candidate : all) {
        assertEquals(dominated(candidate, all), found.containsKey(candidate));
        if (found.containsKey(candidate)) {
          Candidate better = found.get(candidate);
          assertTrue(better.estimate().noWorseThan(candidate.estimate()));
          assertFalse(found.containsKey(better));
          dominated++;
        }
      }
    }
    assertTrue(dominated > 5_000, dominated + " were dominated");
  }

  /**
   * Where nobody dominates anybody, comparing every pair would take 10,000 times as long as ten.
   */
  @Test
  void tenThousandPointsTakeNoTime() {
    List<Candidate> all = new ArrayList<>();
    for (Candidate one : RandomCosts.candidates(new Random(2), 10_000, 1_000_000)) {
      Costs area = one.estimate();
      long rest = 3_000_000 - area.dsp() - area.lut();
      all.add(
          new Candidate(
              one.point(),
              one.order(),
              one.configuration(),
              area.withInterval(rest, area.intervalOrigin())));
    }
    long begun = System.nanoTime();
    int front = Dominance.front(all, Candidate::estimate).size();
    double seconds = (System.nanoTime() - begun) / 1e9;
    assertEquals(10_000, front, 20);
    assertTrue(seconds < 2, seconds + " s");
  }
}
