package dev.kairo.cli.explore.work;

import dev.kairo.cli.explore.choice.Dominance;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.journal.PointState;
import dev.kairo.cli.explore.space.Space;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an exploration found.
 *
 * @param records one for each point, in the order of the space
 * @param tools the tools that were used, with their versions
 */
public record Findings(
    Space space, Goal goal, Effort effort, List<PointRecord> records, Map<String, String> tools) {
  public Findings {
    records = List.copyOf(records);
    tools = Map.copyOf(tools);
  }

  /** The points that went well and meet the goal by what is now known of them. */
  private List<PointRecord> good() {
    return records.stream()
        .filter(record -> record.state() instanceof PointState.Done)
        .filter(record -> goal.objection(record.costs()).isEmpty())
        .toList();
  }

  /** The best point, measured figures before modelled ones. */
  public Optional<PointRecord> best() {
    return good().stream().min(Comparator.comparing(PointRecord::costs, goal.order()));
  }

  /** The points of which none is worse than another in everything, the fastest first. */
  public List<PointRecord> front() {
    return Dominance.front(good(), PointRecord::costs).stream()
        .sorted(Comparator.comparingLong(record -> record.costs().intervalCycles()))
        .toList();
  }

  /** The points that went wrong. */
  public List<PointRecord> failed() {
    return records.stream().filter(record -> record.state() instanceof PointState.Failed).toList();
  }

  /** How many points ended with a word such as {@code ok}. */
  public long count(String word) {
    return records.stream().filter(record -> record.state().word().equals(word)).count();
  }
}
