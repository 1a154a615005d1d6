package dev.kairo.cli.commands;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.console.Trouble;
import dev.kairo.cli.explore.journal.Journal;
import dev.kairo.report.compare.Allowance;
import dev.kairo.report.compare.Comparison;
import dev.kairo.report.compare.ResultFile;
import dev.kairo.report.compare.UnreadableResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds a result against an earlier one, so that a pipeline stops where something got worse. */
@Command(
    name = "report",
    description = "Compare a result with an earlier one; exit code 1 if it got worse.")
public final class ReportCommand implements Action {
  private static final int BOTH = 2;
  private static final int LINES = 12;

  @Option(
      names = "--compare",
      paramLabel = "RESULT",
      arity = "2",
      description =
          "The earlier result and the one of now: results directories of kairo explore, files in"
              + " them, or what a command printed with --json.")
  private List<String> compare = new ArrayList<>();

  @Option(
      names = "--max-regress",
      paramLabel = "PERCENT",
      defaultValue = "0%",
      description = "How much worse a number may become (0%%).")
  private String allowed = "0%";

  @Override
  public Outcome run(Context context) {
    if (compare.size() != BOTH) {
      throw Refusal.usage(
          "usage",
          "report compares two results: give --compare the earlier one and the one of now.",
          "kairo report --help");
    }
    Comparison comparison;
    try {
      Allowance allowance = Allowance.parse(allowed);
      comparison =
          Comparison.of(
              result(context, compare.get(0)), result(context, compare.get(1)), allowance);
    } catch (UnreadableResult problem) {
      throw Refusal.usage("result", problem.getMessage() + " " + problem.remedy(), "");
    }
    Console console = context.console();
    list(console, "worse", comparison.regressions());
    list(console, "worse, but allowed", comparison.tolerated());
    list(console, "better", comparison.improvements());
    list(console, "gone", comparison.vanished());
    list(console, "new", comparison.added());
    if (comparison.passed()) {
      console.paragraph(comparison.verdict());
      return Outcome.ok(comparison.fields());
    }
    return Outcome.checkFailed(
        comparison.fields(), new Trouble("regression", comparison.verdict(), "", ""));
  }

  /** A directory stands for its journal, which has every point. */
  private static ResultFile result(Context context, String name) {
    Path given = Path.of(name);
    Path path = Files.isDirectory(context.resolve(given)) ? given.resolve(Journal.FILE) : given;
    return ResultFile.read(path.toString(), context.resolve(path));
  }

  private static void list(Console console, String title, List<String> sentences) {
    if (sentences.isEmpty()) {
      return;
    }
    console.line(console.colours().strong(title));
    sentences.stream().limit(LINES).forEach(console::paragraph);
    if (sentences.size() > LINES) {
      console.line("... and " + (sentences.size() - LINES) + " more, all of them with --json");
    }
    console.line("");
  }
}
