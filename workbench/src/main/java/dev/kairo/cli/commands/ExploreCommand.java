package dev.kairo.cli.commands;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Space;
import dev.kairo.cli.explore.work.Effort;
import dev.kairo.cli.explore.work.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the configurations of a design for the best under a budget. */
@Command(
    name = "explore",
    description = "Find a design's best configuration under a budget; goes on where it was.")
public final class ExploreCommand implements Action {
  @Parameters(
      paramLabel = "DESIGN",
      arity = "0..1",
      description = "The design's name; several joined by + share the budget.")
  private String name = "";

  @Mixin private ExploreOptions options = new ExploreOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "",
      description = "Where results are kept; out/explore-DESIGN if not given.")
  private String output = "";

  @Option(names = "--list", description = "List the legal configurations, then stop.")
  private boolean list;

  @Override
  public Outcome run(Context context) {
    Goal goal = options.goal();
    Effort effort = options.effort();
    if (name.contains("+")) {
      return new ChainExploration(context, goal).run(name, options.words());
    }
    Map<String, String> tools = ExplorationTools.versions(context.toolbox());
    Space space;
    List<Candidate> candidates;
    try (Progress progress = context.console().progress()) {
      progress.start("estimate");
      space = Space.of(context.subjects().subject(name), options.words());
      candidates = Candidate.of(space, tools);
      progress.done(String.format(Locale.ROOT, "%,d legal configurations", candidates.size()));
    }
    if (list) {
      return new ExplorationText(context.console(), space, options.goalWords())
          .list(candidates, goal);
    }
    Effort possible = ExplorationTools.possible(context, effort, options.untilIsOpen());
    return explored(context, space, candidates, goal, possible, tools);
  }

  private Outcome explored(
      Context context,
      Space space,
      List<Candidate> candidates,
      Goal goal,
      Effort effort,
      Map<String, String> tools) {
    Path place = context.resolve(Path.of(output.isEmpty() ? "out/explore-" + name : output));
    Console console = context.console();
    Findings findings;
    try (Progress progress = console.progress()) {
      findings =
          new ExplorationRun(context, space, candidates, goal, effort, tools).in(place, progress);
    }
    return new ExplorationText(console, space, options.goalWords())
        .conclude(findings)
        .made(ExplorationRun.files(place));
  }
}
