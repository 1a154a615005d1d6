package dev.kairo.cli.commands;

import dev.kairo.cli.console.Progress;
import dev.kairo.cli.explore.choice.Budget;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.journal.Stage;
import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Space;
import dev.kairo.cli.explore.work.Effort;
import dev.kairo.cli.explore.work.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The demo's look at every configuration of both layers on the documents' board, by estimates. */
final class DemoExploration {
  private static final List<String> LAYERS = List.of("fc1", "fc2");
  private static final Effort ESTIMATES =
      new Effort(Stage.ESTIMATE, 1, Duration.ofSeconds(1), 1, 1, false);

  private DemoExploration() {}

  /** Explores the layers, each in its results directory. */
  static List<Findings> run(Context context, Progress progress) {
    progress.start("explore");
    Goal goal = new Goal(Budget.parse("dsp=768"), OptionalLong.empty());
    Map<String, String> tools = ExplorationTools.versions(context.toolbox());
    List<Findings> found = new ArrayList<>();
    long points = 0;
    for (String layer : LAYERS) {
      progress.detail("every configuration of " + layer);
      Space space = Space.of(context.subjects().subject(layer), List.of());
      List<Candidate> candidates = Candidate.of(space, tools);
      Path place = context.resolve(Path.of("out", "demo", "explore-" + layer));
      found.add(
          new ExplorationRun(context, space, candidates, goal, ESTIMATES, tools)
              .in(place, Progress.none()));
      points += candidates.size();
    }
    progress.done(
        String.format(
            Locale.ROOT, "%,d configurations of %s", points, String.join(" and ", LAYERS)));
    return found;
  }
}
