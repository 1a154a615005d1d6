package dev.kairo.cli.commands;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Trouble;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.choice.NearestMiss;
import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.journal.PointState;
import dev.kairo.cli.explore.journal.Stage;
import dev.kairo.cli.explore.report.PointFields;
import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Costs;
import dev.kairo.cli.explore.space.Space;
import dev.kairo.cli.explore.work.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An exploration in words: the table of points, the best one, what failed, what to do next. */
final class ExplorationText {
  private static final int ROWS = 12;

  private final Console console;
  private final Space space;
  private final String goalWords;

  ExplorationText(Console console, Space space, String goalWords) {
    this.console = console;
    this.space = space;
    this.goalWords = goalWords;
  }

  /** Lists the legal configurations with their estimates. */
  Outcome list(List<Candidate> candidates, Goal goal) {
    List<Map<String, Object>> points = new ArrayList<>();
    console.line(heading() + "  note");
    for (Candidate candidate : candidates) {
      Optional<String> objection = goal.objection(candidate.estimate());
      String row = row(space.label(candidate.configuration()), candidate.estimate());
      console.line((row + "  " + objection.orElse("")).stripTrailing());
      Map<String, Object> fields = PointFields.of(candidate.configuration(), candidate.estimate());
      objection.ifPresent(words -> fields.put("objection", words));
      points.add(fields);
    }
    console.next("kairo explore " + space.words() + goalWords + " --until estimate");
    return Outcome.ok(Map.of("design", space.subject().name(), "points", points));
  }

  private String heading() {
    return String.format(
        Locale.ROOT, "%-24s %12s %8s %10s %9s", "point", "cycles", "DSP", "LUT", "BRAM36");
  }

  private static String row(String label, Costs costs) {
    return String.format(
        Locale.ROOT,
        "%-24s %,12d %,8d %,10d %,9.1f",
        label,
        costs.intervalCycles(),
        costs.dsp(),
        costs.lut(),
        costs.bram36());
  }

  /** Says what was found. */
  Outcome conclude(Findings findings) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("design", space.subject().name());
    result.put("until", findings.effort().until().word());
    Optional<PointRecord> best = findings.best();
    best.ifPresent(record -> result.put("best", PointFields.of(record)));
    result.put("counts", counts(findings));
    List<Trouble> troubles = new ArrayList<>();
    if (best.isPresent()) {
      console.paragraph(sentence(findings, best.get()));
      table(findings.front());
    } else {
      troubles.add(nothing(findings));
    }
    if (!findings.failed().isEmpty()) {
      troubles.add(failures(findings));
    }
    String words = space.words() + goalWords;
    if (!findings.failed().isEmpty()) {
      console.next("kairo explore " + words + " --retry-failed");
    } else if (findings.effort().until() != Stage.SIMULATE && best.isPresent()) {
      console.next("kairo explore " + words);
    } else {
      console.next("kairo explore " + words + " --list");
    }
    return troubles.isEmpty()
        ? Outcome.ok(result)
        : Outcome.checkFailed(result, troubles.toArray(new Trouble[0]));
  }

  private static Map<String, Object> counts(Findings findings) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("points", findings.records().size());
    for (String word : List.of("ok", "failed", "skipped")) {
      counts.put(word, findings.count(word));
    }
    return counts;
  }

  private String sentence(Findings findings, PointRecord best) {
    Costs costs = best.costs();
    return String.format(
        Locale.ROOT,
        "Of %,d configurations of %s, %,d %s, %,d failed and %,d were skipped. Best %s: %s with"
            + " %,d cycles (%s), %s (%s).",
        findings.records().size(),
        space.subject().name(),
        findings.count("ok"),
        stood(findings.effort().until()),
        findings.count("failed"),
        findings.count("skipped"),
        findings.goal().words(),
        space.label(best.candidate().configuration()),
        costs.intervalCycles(),
        costs.intervalOrigin().words(),
        NearestMiss.area(costs),
        costs.areaOrigin().words());
  }

  private static String stood(Stage until) {
    return switch (until) {
      case ESTIMATE -> "are worth building";
      case GENERATE -> "were generated";
      case VERILATE -> "were compiled";
      case SIMULATE -> "equalled their golden model";
    };
  }

  private void table(List<PointRecord> front) {
    console.line("");
    console.line(heading());
    front.stream()
        .limit(ROWS)
        .forEach(
            record ->
                console.line(row(space.label(record.candidate().configuration()), record.costs())));
    if (front.size() > ROWS) {
      console.line("... and " + (front.size() - ROWS) + " more in pareto.json");
    }
  }

  /** Why there is no best point: none fits, or all that would fit failed. */
  private Trouble nothing(Findings findings) {
    boolean hopeful =
        findings.records().stream()
            .anyMatch(record -> findings.goal().objection(record.candidate().estimate()).isEmpty());
    String hint = "kairo explore " + space.words() + " --list";
    if (hopeful) {
      return new Trouble(
          "no-result",
          "No configuration of %s came through %s %s."
              .formatted(
                  space.subject().name(),
                  findings.effort().until().word(),
                  findings.goal().words()),
          "",
          hint);
    }
    String sentence =
        NearestMiss.sentence(
            space.subject().name(),
            findings.records(),
            record -> record.candidate().estimate(),
            record -> space.label(record.candidate().configuration()),
            findings.goal());
    return new Trouble("budget", sentence, "", hint);
  }

  private Trouble failures(Findings findings) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (PointRecord record : findings.failed()) {
      kinds.merge(((PointState.Failed) record.state()).kind().word(), 1, Integer::sum);
    }
    List<String> words = new ArrayList<>();
    kinds.forEach((kind, count) -> words.add(count + " " + kind));
    PointRecord first = findings.failed().get(0);
    return new Trouble(
        "failed",
        "%d of %d points failed (%s); the first is %s: %s"
            .formatted(
                findings.failed().size(),
                findings.records().size(),
                String.join(", ", words),
                space.label(first.candidate().configuration()),
                ((PointState.Failed) first.state()).message()),
        "points/" + first.candidate().folder() + "/failure.txt",
        "");
  }
}
