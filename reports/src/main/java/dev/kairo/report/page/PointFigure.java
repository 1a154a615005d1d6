package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.markup.DataLink;
import dev.kairo.report.markup.Markup;
import dev.kairo.report.table.CsvText;
import dev.kairo.report.table.PointTable;
import dev.kairo.report.table.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Every point in a table; long tables are folded, and their CSV lies beside the page. */
final class PointFigure implements Section {
  /** The file beside the page that holds the points when they are too many to be inside it. */
  static final String FILE = "points.csv";

  private static final int MOST_UNFOLDED = 40;
  private static final int MOST_INSIDE = 1_000;

  @Override
  public List<Markup> draw(ExplorationReport report) {
    if (report.points().isEmpty()) {
      return List.of();
    }
    Table table = PointTable.of(report);
    int count = report.points().size();
    Markup fold =
        Markup.of("details")
            .add(Markup.of("summary", "Table of all %s points".formatted(NumberText.whole(count))))
            .add(TableMarkup.of(table, "All points"));
    if (count <= MOST_UNFOLDED) {
      fold.with("open", "open");
    }
    return List.of(
        FigureMarkup.of(
            "points",
            "Every point",
            List.of(fold, Markup.of("p").with("class", "links").add(link(table))),
            caption(report),
            table.onPage().compact()));
  }

  private static Markup link(Table table) {
    return table.rows().size() <= MOST_INSIDE
        ? DataLink.csv(FILE, CsvText.of(table))
        : Markup.of("a", FILE + " beside this page").with("href", FILE);
  }

  private static String caption(ExplorationReport report) {
    String constant =
        PointTable.constantSettings(report).entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue())
            .collect(Collectors.joining(", "));
    return (constant.isEmpty() ? "" : "In all: " + constant + ". ") + Origins.of(report.points());
  }
}
