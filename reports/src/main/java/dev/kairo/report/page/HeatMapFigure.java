package dev.kairo.report.page;

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

/** The interval of every M and N of a layer; one panel for each layer. */
final class HeatMapFigure implements Section {
  private static final int FEWEST_CELLS = 4;

  @Override
  public List<Markup> draw(ExplorationReport report) {
    List<Markup> figures = new ArrayList<>();
    for (String layer : report.layers()) {
      HeatMap map = new HeatMap(report, layer);
      if (map.cells().size() >= FEWEST_CELLS) {
        figures.add(figure(report, layer, map));
      }
    }
    return figures;
  }

  private static Markup figure(ExplorationReport report, String layer, HeatMap map) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("layer", layer);
    data.put("cells", table(report, map.cells()).compact());
    String caption =
        "Cycles from sample to sample. "
            + (map.crowded() ? "Where several points share M and N, the fastest that fits. " : "")
            + Origins.ofIntervals(map.cells());
    return FigureMarkup.of(
        "heat-map-" + layer,
        layer + ": interval over M and N",
        List.of(map.draw(), map.legend()),
        caption,
        data);
  }

  private static Table table(ExplorationReport report, List<PointRow> cells) {
    return new Table(
        List.of(
            Column.numbers("M", "M"),
            Column.numbers("N", "N"),
            Column.numbers("intervalCycles", "interval"),
            Column.words("fits", "fits")),
        cells.stream()
            .map(
                point ->
                    List.of(
                        Cell.of(point.rows()),
                        Cell.of(point.columns()),
                        Cell.of(point.interval().cycles()),
                        Cell.of(report.budget().admits(point.area()) ? "yes" : "no")))
            .toList());
  }

  /** The words of a cell for a tooltip. */
  static String tooltip(ExplorationReport report, Labels labels, PointRow point) {
    return "%s %s: %s cycles, %s DSP%s"
        .formatted(
            point.layer(),
            labels.of(point),
            NumberText.whole(point.interval().cycles()),
            NumberText.whole(point.area().dsp()),
            report.budget().admits(point.area()) ? "" : ", over the budget");
  }
}
