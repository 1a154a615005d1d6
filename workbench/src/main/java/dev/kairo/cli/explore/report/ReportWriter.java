package dev.kairo.cli.explore.report;

import dev.kairo.cli.explore.work.Findings;

/** One of the files that show what an exploration found. */
public interface ReportWriter {
  /** The file's name in the results directory. */
  String file();

  /** The whole text; equal findings give equal texts, but for times. */
  String text(Findings findings);
}
