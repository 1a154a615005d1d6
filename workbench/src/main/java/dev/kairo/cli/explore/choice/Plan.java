package dev.kairo.cli.explore.choice;

import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which candidates are worth building, the most promising first, and why the others are not.
 *
 * <p>A point that failed dominates nobody: what it stood for gets its chance.
 *
 * @param worthwhile the candidates to build, best estimate first
 * @param skipped the reason of each candidate that is not built, by point
 */
public record Plan(List<Candidate> worthwhile, Map<String, String> skipped) {
  /** The plan for a goal; {@code failed} names the points that are known not to work. */
  public static Plan of(Space space, List<Candidate> candidates, Goal goal, Set<String> failed) {
    Map<String, String> skipped = new HashMap<>();
    List<Candidate> possible = new ArrayList<>();
    for (Candidate candidate : candidates) {
      goal.objection(candidate.estimate())
          .ifPresentOrElse(
              reason -> skipped.put(candidate.point(), reason),
              () -> {
                if (!failed.contains(candidate.point())) {
                  possible.add(candidate);
                }
              });
    }
    Dominance.dominators(possible, Candidate::estimate)
        .forEach(
            (candidate, better) ->
                skipped.put(
                    candidate.point(), "dominated by " + space.label(better.configuration())));
    List<Candidate> worthwhile =
        possible.stream()
            .filter(candidate -> !skipped.containsKey(candidate.point()))
            .sorted(Comparator.comparing(Candidate::estimate, goal.order()))
            .toList();
    return new Plan(worthwhile, skipped);
  }
}
