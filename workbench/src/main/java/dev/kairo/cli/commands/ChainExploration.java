package dev.kairo.cli.commands;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.console.Trouble;
import dev.kairo.cli.explore.choice.ChainSearch;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.choice.NearestMiss;
import dev.kairo.cli.explore.report.PointFields;
import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Several designs under one budget, the slowest as fast as can be; by estimates alone. */
final class ChainExploration {
  private final Context context;
  private final Goal goal;

  ChainExploration(Context context, Goal goal) {
    this.context = context;
    this.goal = goal;
  }

  /** Searches the chain named like {@code fc1+fc2}. */
  Outcome run(String names, List<String> words) {
    if (!words.isEmpty()) {
      throw Refusal.usage(
          "parameter", "--set belongs to one design; explore %s without it.".formatted(names), "");
    }
    Map<String, String> tools = ExplorationTools.versions(context.toolbox());
    List<Space> spaces = new ArrayList<>();
    List<List<Candidate>> layers = new ArrayList<>();
    for (String name : names.split("\\+", -1)) {
      Space space = Space.of(context.subjects().subject(name), List.of());
      spaces.add(space);
      layers.add(Candidate.of(space, tools));
    }
    Optional<ChainSearch.Chain> best = new ChainSearch(layers, goal).best();
    if (best.isEmpty()) {
      return none(names, layers);
    }
    return found(names, spaces, best.get());
  }

  private Outcome none(String names, List<List<Candidate>> layers) {
    String sentence = "No choice for %s is %s.".formatted(names, goal.words());
    Optional<ChainSearch.Chain> least = new ChainSearch(layers, goal.unlimited()).best();
    if (least.isPresent()) {
      sentence +=
          " The one of fewest DSPs takes %s.".formatted(NearestMiss.area(least.get().costs()));
    }
    return Outcome.checkFailed(
        Map.of("design", names), new Trouble("budget", sentence, "", "kairo explore --help"));
  }

  private Outcome found(String names, List<Space> spaces, ChainSearch.Chain chain) {
    Console console = context.console();
    console.paragraph(
        String.format(
            Locale.ROOT,
            "The slowest of %s takes %,d cycles (%s); together they take %s, %s.",
            names,
            chain.costs().intervalCycles(),
            chain.costs().intervalOrigin().words(),
            NearestMiss.area(chain.costs()),
            goal.words()));
    List<Map<String, Object>> layers = new ArrayList<>();
    List<String> next = new ArrayList<>();
    for (int i = 0; i < spaces.size(); i++) {
      Candidate member = chain.members().get(i);
      Space space = spaces.get(i);
      String design = space.subject().name();
      console.line(
          String.format(
              Locale.ROOT,
              "  %-8s %-20s %,10d cycles %,6d DSP",
              design,
              space.label(member.configuration()),
              member.estimate().intervalCycles(),
              member.estimate().dsp()));
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("design", design);
      fields.putAll(PointFields.of(member.configuration(), member.estimate()));
      layers.add(fields);
      String set = " --set " + space.label(member.configuration()).replace(",", " --set ");
      next.add("kairo explore " + design + set + " -o out/explore-" + design + "-chosen");
    }
    console.next(next.toArray(new String[0]));
    Map<String, Object> best = PointFields.of(chain.costs());
    best.put("layers", layers);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("design", names);
    result.put("best", best);
    return Outcome.ok(result);
  }
}
