package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.chart.Position;
import dev.kairo.report.chart.Scale;
import dev.kairo.report.markup.Markup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The drawing of a layer's intervals: M down, N across, the faster the stronger the colour. */
final class HeatMap {
  private static final int ROW = 30;
  private static final int NARROWEST_COLUMN = 46;
  private static final int SHADES = 9;

  private final ExplorationReport report;
  private final String layer;
  private final boolean crowded;
  private final List<PointRow> cells;
  private final List<Integer> rows;
  private final List<Integer> columns;
  private final Scale shades;
  private final Labels labels;

  HeatMap(ExplorationReport report, String layer) {
    this.report = report;
    this.layer = layer;
    List<PointRow> points = report.pointsOf(layer);
    this.cells = List.copyOf(leaders(points).values());
    this.crowded = cells.size() < points.size();
    this.rows = cells.stream().map(PointRow::rows).distinct().sorted().toList();
    this.columns = cells.stream().map(PointRow::columns).distinct().sorted().toList();
    this.labels = new Labels(report);
    this.shades =
        Scale.spanning(
            cells.stream()
                .filter(point -> report.budget().admits(point.area()))
                .map(point -> (double) point.interval().cycles())
                .toList());
  }

  /** The point that stands for each M and N: one that fits, the fastest, the smallest. */
  private Map<List<Integer>, PointRow> leaders(List<PointRow> points) {
    Comparator<PointRow> order =
        Comparator.comparing((PointRow point) -> !report.isBest(point))
            .thenComparing(point -> !report.budget().admits(point.area()))
            .thenComparingLong(point -> point.interval().cycles())
            .thenComparingLong(point -> point.area().dsp());
    return points.stream()
        .collect(
            Collectors.toMap(
                point -> List.of(point.rows(), point.columns()),
                point -> point,
                (left, right) -> order.compare(left, right) <= 0 ? left : right,
                () ->
                    new TreeMap<>(
                        Comparator.comparing((List<Integer> lanes) -> lanes.get(0))
                            .thenComparing(lanes -> lanes.get(1)))));
  }

  /** One point for each M and N, by M and then by N. */
  List<PointRow> cells() {
    return cells;
  }

  /** Whether several points share their M and N. */
  boolean crowded() {
    return crowded;
  }

  Markup draw() {
    Markup drawing =
        FigureMarkup.drawing(
                "%s: intervals of %d values of M down and %d values of N across"
                    .formatted(layer, rows.size(), columns.size()),
                ROW * rows.size())
            .with("style", "min-width:" + NARROWEST_COLUMN * columns.size() + "px");
    for (int i = 0; i < columns.size(); i++) {
      drawing.add(
          Markup.of("text", NumberText.whole(columns.get(i)))
              .with("class", "tick middle")
              .with("x", Position.across((i + 0.5) / columns.size()))
              .with("y", -8));
    }
    for (int i = 0; i < rows.size(); i++) {
      drawing.add(
          Markup.of("text", NumberText.whole(rows.get(i)))
              .with("class", "tick end")
              .with("x", -8)
              .with("y", ROW * i + ROW / 2)
              .with("dy", "0.35em"));
    }
    cells.forEach(point -> drawing.add(cell(point)));
    cells.stream().filter(report::isBest).forEach(point -> drawing.add(frame(point)));
    return Markup.of("div")
        .with("class", "wide")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", layer + ": interval over M and N")
        .add(
            Markup.of("div")
                .with("class", "matrix")
                .add(Markup.of("div", "M down, N across").with("class", "axis"))
                .add(drawing));
  }

  private Markup cell(PointRow point) {
    boolean fits = report.budget().admits(point.area());
    String style = fits ? "cell shade" + shade(point) : "cell over";
    return place(Markup.of("svg"), point)
        .with("class", style)
        .add(Markup.of("title", HeatMapFigure.tooltip(report, labels, point)))
        .add(box())
        .add(
            Markup.of("text", NumberText.brief(point.interval().cycles()))
                .with("class", "middle")
                .with("x", "50%")
                .with("y", "50%")
                .with("dy", "0.35em"));
  }

  private Markup frame(PointRow point) {
    return place(Markup.of("svg"), point).with("class", "best").add(box());
  }

  private static Markup box() {
    return Markup.of("rect").with("width", "100%").with("height", "100%").with("rx", 2);
  }

  private Markup place(Markup element, PointRow point) {
    return element
        .with("x", Position.across((double) columns.indexOf(point.columns()) / columns.size()))
        .with("y", ROW * rows.indexOf(point.rows()))
        .with("width", Position.across(1.0 / columns.size()))
        .with("height", ROW);
  }

  /** 0 for the slowest, 8 for the fastest of the points that fit. */
  private int shade(PointRow point) {
    double slowness = shades.fraction(point.interval().cycles());
    return Math.min(SHADES - 1, (int) ((1 - slowness) * SHADES));
  }

  Markup legend() {
    Legend legend = new Legend();
    long over = cells.stream().filter(point -> !report.budget().admits(point.area())).count();
    if (over < cells.size()) {
      legend.entry(
          Symbol.strip(SHADES),
          "%s to %s cycles"
              .formatted(NumberText.brief(shades.low()), NumberText.brief(shades.high())));
    }
    legend.entry(Symbol.square("best"), "best", cells.stream().filter(report::isBest).count());
    legend.entry(Symbol.square("cell over"), "over the budget", over);
    return legend.markup();
  }
}
