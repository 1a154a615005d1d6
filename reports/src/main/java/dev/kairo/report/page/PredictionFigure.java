package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.chart.Position;
import dev.kairo.report.chart.Scale;
import dev.kairo.report.markup.Markup;
import dev.kairo.report.table.Cell;
import dev.kairo.report.table.Column;
import dev.kairo.report.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Each measured interval beside its prediction, with the error; one panel for each layer. */
final class PredictionFigure implements Section {
  private static final int MOST = 10;
  private static final int WORST = 3;
  private static final int ROW = 44;

  @Override
  public boolean narrow() {
    return true;
  }

  @Override
  public List<Markup> draw(ExplorationReport report) {
    List<Markup> figures = new ArrayList<>();
    for (String layer : report.layers()) {
      List<PointRow> measured =
          report.pointsOf(layer).stream()
              .filter(point -> point.interval().measurement().isPresent())
              .toList();
      if (!measured.isEmpty()) {
        figures.add(figure(report, layer, measured));
      }
    }
    return figures;
  }

  private static Markup figure(ExplorationReport report, String layer, List<PointRow> measured) {
    List<PointRow> shown = selected(report, measured);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("layer", layer);
    data.put("measured", measured.size());
    data.put("points", table(shown).compact());
    return FigureMarkup.of(
        "prediction-" + layer,
        layer + ": predicted and measured intervals",
        List.of(
            drawing(report, layer, shown),
            new Legend()
                .entry(Symbol.square("bar predicted"), "predicted")
                .entry(Symbol.square("bar measured"), "measured")
                .markup()),
        caption(measured, shown.size()),
        data);
  }

  /** The worst predictions, then the best point and the fastest of the front; all in order. */
  private static List<PointRow> selected(ExplorationReport report, List<PointRow> measured) {
    Comparator<PointRow> byInterval = Comparator.comparingLong(point -> point.interval().cycles());
    Stream<PointRow> worst =
        measured.stream()
            .filter(point -> error(point) > 0)
            .sorted(Comparator.comparingDouble(point -> -error(point)))
            .limit(WORST);
    Stream<PointRow> leading =
        measured.stream()
            .sorted(
                Comparator.comparing((PointRow point) -> !report.isBest(point))
                    .thenComparing(point -> !report.isOnFront(point))
                    .thenComparing(byInterval));
    return Stream.concat(worst, leading).distinct().limit(MOST).sorted(byInterval).toList();
  }

  private static double error(PointRow point) {
    return Math.abs(point.interval().errorPercent().orElse(0));
  }

  private static String caption(List<PointRow> measured, int shown) {
    double largest = measured.stream().mapToDouble(PredictionFigure::error).max().orElse(0);
    String worst =
        largest == 0
            ? "Every prediction is exact. "
            : "The largest error of %s predictions is %s %%. "
                .formatted(NumberText.whole(measured.size()), NumberText.plain(largest));
    String part =
        shown == measured.size()
            ? ""
            : "Drawn are %d of %s: the worst predictions, the best point, the fastest of the front. "
                .formatted(shown, NumberText.whole(measured.size()));
    return worst + part + Origins.ofIntervals(measured);
  }

  private static Table table(List<PointRow> points) {
    List<List<Cell>> rows = new ArrayList<>();
    for (PointRow point : points) {
      rows.add(
          List.of(
              Cell.of(point.rows()),
              Cell.of(point.columns()),
              Cell.of(point.interval().predictedCycles()),
              Cell.of(point.interval().cycles()),
              Cell.of(point.interval().errorPercent(), 2)));
    }
    return new Table(
        List.of(
            Column.numbers("M", "M"),
            Column.numbers("N", "N"),
            Column.numbers("predictedIntervalCycles", "predicted"),
            Column.numbers("measuredIntervalCycles", "measured"),
            Column.numbers("predictionErrorPercent", "error")),
        rows);
  }

  private static Markup drawing(ExplorationReport report, String layer, List<PointRow> points) {
    Markup drawing =
        FigureMarkup.drawing(
            layer + ": predicted and measured interval of " + points.size() + " points",
            ROW * points.size());
    Scale scale =
        Scale.fromZero(
            points.stream()
                .mapToLong(
                    point ->
                        Math.max(point.interval().predictedCycles(), point.interval().cycles()))
                .max()
                .orElse(0));
    Labels labels = new Labels(report);
    for (int i = 0; i < points.size(); i++) {
      PointRow point = points.get(i);
      row(drawing, point, labels.of(point), report.isBest(point), i * ROW, scale);
    }
    return Markup.of("div").with("class", "bars").add(drawing);
  }

  private static void row(
      Markup drawing, PointRow point, String label, boolean best, int top, Scale scale) {
    long predicted = point.interval().predictedCycles();
    long measured = point.interval().cycles();
    double error = point.interval().errorPercent().orElse(0);
    drawing.add(
        Markup.of("text", label + (best ? " (best)" : ""))
            .with("class", best ? "label best" : "label")
            .with("x", 0)
            .with("y", top + 13));
    drawing.add(
        Markup.of("text", NumberText.whole(measured) + " cycles, " + words(error))
            .with("class", error == 0 ? "value end" : "value error end")
            .with("x", "100%")
            .with("y", top + 13));
    String name = point.layer() + " " + label;
    drawing.add(bar("bar predicted", predicted, top + 19, scale, name + ": predicted "));
    drawing.add(bar("bar measured", measured, top + 27, scale, name + ": measured "));
  }

  private static String words(double error) {
    return error == 0 ? "as predicted" : "predicted " + NumberText.signedPercent(error);
  }

  private static Markup bar(String style, long cycles, int top, Scale scale, String words) {
    return Markup.of("rect")
        .with("class", style)
        .with("x", 0)
        .with("y", top)
        .with("width", Position.across(scale.fraction(cycles)))
        .with("height", 7)
        .add(Markup.of("title", words + NumberText.whole(cycles) + " cycles"));
  }
}
