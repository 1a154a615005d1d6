package dev.kairo.report.page;

import dev.kairo.report.BitExactness;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.markup.DataLink;
import dev.kairo.report.markup.Markup;
import dev.kairo.report.table.BitExactnessTable;
import dev.kairo.report.table.CsvText;
import dev.kairo.report.table.Table;
import java.util.List;

/** Whether the circuits gave the golden model's bits. */
final class BitExactnessFigure implements Section {
  @Override
  public List<Markup> draw(ExplorationReport report) {
    List<BitExactness> checks = report.checks();
    if (checks.isEmpty()) {
      return List.of();
    }
    Table table = BitExactnessTable.of(checks);
    return List.of(
        FigureMarkup.of(
            "bit-exactness",
            "Circuits against the golden model",
            List.of(
                TableMarkup.of(table, "Circuits against the golden model, bit for bit"),
                Markup.of("p")
                    .with("class", "links")
                    .add(DataLink.csv("bit-exactness.csv", CsvText.of(table)))),
            sentence(checks),
            table.compact()));
  }

  private static String sentence(List<BitExactness> checks) {
    long equal = checks.stream().filter(BitExactness::holds).count();
    return equal == checks.size()
        ? "All %s are equal bit for bit.".formatted(NumberText.whole(equal))
        : "Of %s, only %s equal bit for bit."
            .formatted(NumberText.whole(checks.size()), equal == 1 ? "1 is" : equal + " are");
  }
}
