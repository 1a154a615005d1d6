package dev.kairo.cli.explore.report;

import dev.kairo.cli.explore.work.Findings;
import java.util.Map;

/** The best point; an empty object when no point meets the goal. */
public final class BestJson implements ReportWriter {
  @Override
  public String file() {
    return "best.json";
  }

  @Override
  public String text(Findings findings) {
    return JsonText.of(findings, "best", findings.best().map(PointFields::of).orElse(Map.of()));
  }
}
