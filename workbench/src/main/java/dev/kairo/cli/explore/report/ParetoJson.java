package dev.kairo.cli.explore.report;

import dev.kairo.cli.explore.work.Findings;

/** The points of which none is worse than another in everything, the fastest first. */
public final class ParetoJson implements ReportWriter {
  @Override
  public String file() {
    return "pareto.json";
  }

  @Override
  public String text(Findings findings) {
    return JsonText.of(findings, "points", findings.front().stream().map(PointFields::of).toList());
  }
}
