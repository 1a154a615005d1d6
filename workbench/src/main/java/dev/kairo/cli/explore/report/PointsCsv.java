package dev.kairo.cli.explore.report;

import dev.kairo.cli.explore.work.Findings;
import dev.kairo.report.table.CsvText;
import dev.kairo.report.table.PointTable;

/** Every point as a row: the same table as on the page, with every column. */
public final class PointsCsv implements ReportWriter {
  @Override
  public String file() {
    return "points.csv";
  }

  @Override
  public String text(Findings findings) {
    return CsvText.of(PointTable.of(HtmlPage.report(findings)));
  }
}
