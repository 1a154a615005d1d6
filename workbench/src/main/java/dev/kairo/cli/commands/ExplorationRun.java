package dev.kairo.cli.commands;

import dev.kairo.cli.console.Progress;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.journal.Header;
import dev.kairo.cli.explore.journal.Journal;
import dev.kairo.cli.explore.journal.ResultsDirectory;
import dev.kairo.cli.explore.journal.WholeFile;
import dev.kairo.cli.explore.report.BestJson;
import dev.kairo.cli.explore.report.HtmlPage;
import dev.kairo.cli.explore.report.JunitReport;
import dev.kairo.cli.explore.report.ParetoJson;
import dev.kairo.cli.explore.report.PointsCsv;
import dev.kairo.cli.explore.report.ReportWriter;
import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Space;
import dev.kairo.cli.explore.work.Effort;
import dev.kairo.cli.explore.work.Exploration;
import dev.kairo.cli.explore.work.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An exploration in a results directory, with the files that show what it found. */
record ExplorationRun(
    Context context,
    Space space,
    List<Candidate> candidates,
    Goal goal,
    Effort effort,
    Map<String, String> tools) {
  /** The files that every exploration leaves beside its journal. */
  private static final List<ReportWriter> REPORTS =
      List.of(new PointsCsv(), new ParetoJson(), new BestJson(), new JunitReport(), new HtmlPage());

  /** Explores, going on with what the directory holds. */
  Findings in(Path place, Progress progress) {
    try (ResultsDirectory directory =
        ResultsDirectory.open(
            place, Header.of(space, tools), candidates, context.console()::note)) {
      Findings findings =
          new Exploration(
                  space, candidates, goal, effort, context.surroundings().environment(), tools)
              .run(directory, progress, context.console()::note);
      for (ReportWriter report : REPORTS) {
        WholeFile.write(place.resolve(report.file()), report.text(findings));
      }
      return findings;
    }
  }

  /** The files that a run leaves in its directory. */
  static List<Path> files(Path place) {
    List<Path> files = new ArrayList<>();
    files.add(place.resolve(Journal.FILE));
    REPORTS.forEach(report -> files.add(place.resolve(report.file())));
    return files;
  }
}
