package dev.kairo.report.page;

import dev.kairo.report.DocumentRow;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.markup.Markup;
import dev.kairo.report.table.Cell;
import dev.kairo.report.table.Column;
import dev.kairo.report.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a DSP block buys: DSP against interval, one panel for each layer. */
final class ParetoFigure implements Section {
  /** Points far beyond the budget would push the others into a corner. */
  private static final int SHOWN_BEYOND_BUDGET = 4;

  @Override
  public List<Markup> draw(ExplorationReport report) {
    return report.layers().stream().map(layer -> figure(report, layer)).toList();
  }

  private static Markup figure(ExplorationReport report, String layer) {
    List<PointRow> all = report.pointsOf(layer);
    long limit = report.budget().dsp().orElse(report.device().dsp());
    List<PointRow> near =
        all.stream()
            .filter(
                point -> point.area().dsp() <= SHOWN_BEYOND_BUDGET * limit || chosen(report, point))
            .toList();
    List<PointRow> shown = near.isEmpty() ? all : near;
    List<DocumentRow> published =
        report.documents().stream().filter(row -> row.layer().equals(layer)).toList();
    ScatterPlot plot = new ScatterPlot(report, layer, shown, published);
    return FigureMarkup.of(
        "pareto-" + layer,
        layer + ": DSP against interval",
        List.of(plot.draw(), plot.legend()),
        caption(
            shown,
            all.size() - shown.size(),
            report.budget().dsp().isPresent() ? "budget" : "device",
            published),
        data(report, layer, shown, all.size() - shown.size(), published));
  }

  private static boolean chosen(ExplorationReport report, PointRow point) {
    return report.isBest(point) || report.isOnFront(point);
  }

  private static String caption(
      List<PointRow> shown, int beyond, String limit, List<DocumentRow> published) {
    StringBuilder caption = new StringBuilder("Lower and further left is better. ");
    if (beyond > 0) {
      caption.append(
          "%s points far beyond the %s are in the table only. "
              .formatted(NumberText.whole(beyond), limit));
    }
    caption.append(Origins.of(shown));
    List<String> sources = published.stream().map(DocumentRow::source).distinct().toList();
    if (!sources.isEmpty()) {
      caption.append(" Published designs: quoted from ").append(String.join("; ", sources));
      caption.append('.');
    }
    return caption.toString();
  }

  private static Map<String, Object> data(
      ExplorationReport report,
      String layer,
      List<PointRow> shown,
      int beyond,
      List<DocumentRow> published) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("layer", layer);
    report.budget().dsp().ifPresent(dsp -> data.put("budgetDsp", dsp));
    data.put("beyond", beyond);
    data.put("points", points(report, shown).compact());
    if (!published.isEmpty()) {
      data.put("published", published(published).compact());
    }
    return data;
  }

  private static Table points(ExplorationReport report, List<PointRow> shown) {
    List<List<Cell>> rows = new ArrayList<>();
    for (PointRow point : shown) {
      rows.add(
          List.of(
              Cell.of(point.rows()),
              Cell.of(point.columns()),
              Cell.of(point.area().dsp()),
              Cell.of(point.interval().cycles()),
              Cell.of(ScatterPlot.Mark.of(point).word()),
              Cell.of(report.isBest(point) ? "best" : report.isOnFront(point) ? "front" : "")));
    }
    return new Table(
        List.of(
            Column.numbers("M", "M"),
            Column.numbers("N", "N"),
            Column.numbers("dsp", "DSP"),
            Column.numbers("intervalCycles", "interval"),
            Column.words("mark", "mark"),
            Column.words("choice", "choice")),
        rows);
  }

  private static Table published(List<DocumentRow> rows) {
    return new Table(
        List.of(
            Column.numbers("M", "M"),
            Column.numbers("N", "N"),
            Column.numbers("dsp", "DSP"),
            Column.numbers("intervalCycles", "interval")),
        rows.stream()
            .map(
                row ->
                    List.of(
                        Cell.of(row.rows()),
                        Cell.of(row.columns()),
                        Cell.of(row.dsp()),
                        Cell.of(row.intervalCycles())))
            .toList());
  }
}
