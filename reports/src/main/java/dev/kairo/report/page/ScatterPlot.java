package dev.kairo.report.page;

import dev.kairo.report.DocumentRow;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.chart.Position;
import dev.kairo.report.chart.Scale;
import dev.kairo.report.markup.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The drawing of one layer's points: DSP across, interval up, budget line, front and best. */
final class ScatterPlot {
  private static final int HEIGHT = 340;
  private static final double RIGHT_HALF = 0.6;
  private static final double ROOM_FOR_LABEL = 0.35;

  private final ExplorationReport report;
  private final String layer;
  private final List<PointRow> points;
  private final List<DocumentRow> published;
  private final OptionalLong budget;
  private final Labels labels;
  private final Scale dsp;
  private final Scale interval;

  ScatterPlot(
      ExplorationReport report, String layer, List<PointRow> points, List<DocumentRow> published) {
    this.report = report;
    this.layer = layer;
    this.points = points;
    this.published = published;
    this.budget = report.budget().dsp();
    this.labels = new Labels(report);
    this.dsp =
        Scale.covering(
            Stream.of(
                    points.stream().map(point -> (double) point.area().dsp()),
                    published.stream().map(row -> (double) row.dsp()),
                    budget.stream().mapToObj(limit -> (double) limit))
                .flatMap(values -> values)
                .toList());
    this.interval =
        Scale.covering(
            Stream.concat(
                    points.stream().map(point -> (double) point.interval().cycles()),
                    published.stream().map(row -> (double) row.intervalCycles()))
                .toList());
  }

  /** How a point is drawn; the later ones lie above. */
  enum Mark {
    SKIPPED("skipped"),
    FAILED("failed"),
    PREDICTED("predicted"),
    MEASURED("measured");

    private final String word;

    Mark(String word) {
      this.word = word;
    }

    static Mark of(PointRow point) {
      return switch (point.state().status()) {
        case SKIPPED, QUEUED, RUNNING -> SKIPPED;
        case FAILED -> FAILED;
        case OK -> point.interval().measurement().isPresent() ? MEASURED : PREDICTED;
      };
    }

    String word() {
      return word;
    }
  }

  Markup draw() {
    Markup drawing =
        FigureMarkup.drawing(
            "%s: %d points, DSP blocks across and interval in cycles up"
                .formatted(layer, points.size()),
            HEIGHT);
    axes(drawing);
    budget.ifPresent(limit -> budgetLine(drawing, limit));
    points.stream()
        .sorted(Comparator.comparing(report::isOnFront).thenComparing(Mark::of))
        .forEach(point -> drawing.add(mark(point)));
    staircase(drawing);
    published.forEach(row -> drawing.add(diamond(row)));
    points.stream().filter(report::isBest).forEach(point -> ring(drawing, point));
    return Markup.of("div")
        .with("class", "plot")
        .add(Markup.of("div", "interval, cycles").with("class", "axis"))
        .add(drawing)
        .add(Markup.of("div", "DSP blocks").with("class", "axis across"));
  }

  private void axes(Markup drawing) {
    for (double tick : interval.ticks()) {
      String y = down(tick);
      drawing.add(line("0", "100%", y, y).with("class", "grid"));
      drawing.add(
          text(NumberText.brief(tick), "-8", y).with("class", "tick end").with("dy", "0.35em"));
    }
    for (double tick : dsp.ticks()) {
      String x = across(tick);
      drawing.add(line(x, x, "0", Integer.toString(HEIGHT)).with("class", "grid"));
      drawing.add(
          text(NumberText.brief(tick), x, Integer.toString(HEIGHT + 18))
              .with("class", "tick middle"));
    }
    drawing.add(
        line("0", "100%", Integer.toString(HEIGHT), Integer.toString(HEIGHT))
            .with("class", "base"));
  }

  private void budgetLine(Markup drawing, long limit) {
    String x = across(limit);
    drawing.add(line(x, x, "0", Integer.toString(HEIGHT)).with("class", "budget"));
    boolean left = dsp.fraction(limit) > RIGHT_HALF;
    drawing.add(
        text("budget " + NumberText.whole(limit) + " DSP", x, "12")
            .with("class", left ? "label budgeted end" : "label budgeted")
            .with("dx", left ? "-6" : "6"));
  }

  private Markup mark(PointRow point) {
    Mark kind = Mark.of(point);
    String choice = report.isOnFront(point) || report.isBest(point) ? " front" : "";
    return Markup.of("circle")
        .with("class", "mark " + kind.word() + choice)
        .with("cx", across(point.area().dsp()))
        .with("cy", down(point.interval().cycles()))
        .with("r", kind == Mark.SKIPPED ? "2.5" : "4")
        .add(Markup.of("title", tooltip(point)));
  }

  private String tooltip(PointRow point) {
    String seen =
        point.interval().measurement().isPresent() ? "cycles measured" : "cycles predicted";
    String state = point.state().ok() ? "" : "; " + point.state().status().word();
    String reason = point.state().reason().isEmpty() ? "" : ": " + point.state().reason();
    return point.layer()
        + " "
        + labels.of(point)
        + ": "
        + NumberText.whole(point.area().dsp())
        + " DSP, "
        + NumberText.whole(point.interval().cycles())
        + " "
        + seen
        + state
        + reason;
  }

  /** The best interval for every number of DSPs, along the front. */
  private void staircase(Markup drawing) {
    List<PointRow> steps = new ArrayList<>();
    points.stream()
        .filter(report::isOnFront)
        .sorted(
            Comparator.comparingLong((PointRow point) -> point.area().dsp())
                .thenComparingLong(point -> point.interval().cycles()))
        .filter(
            point ->
                steps.isEmpty()
                    || point.interval().cycles() < steps.get(steps.size() - 1).interval().cycles())
        .forEach(steps::add);
    for (int i = 1; i < steps.size(); i++) {
      PointRow before = steps.get(i - 1);
      PointRow after = steps.get(i);
      String from = across(before.area().dsp());
      String to = across(after.area().dsp());
      String high = down(before.interval().cycles());
      drawing.add(line(from, to, high, high).with("class", "step"));
      drawing.add(line(to, to, high, down(after.interval().cycles())).with("class", "step"));
    }
  }

  private Markup diamond(DocumentRow row) {
    String words =
        "published %s %s%s: %s DSP, %s cycles; quoted from %s"
            .formatted(
                row.layer(),
                row.lanes(),
                row.chosen() ? " (chosen)" : "",
                NumberText.whole(row.dsp()),
                NumberText.whole(row.intervalCycles()),
                row.source());
    return Markup.of("svg")
        .with("class", row.chosen() ? "published chosen" : "published")
        .with("x", across(row.dsp()))
        .with("y", down(row.intervalCycles()))
        .add(Markup.of("title", words))
        .add(Symbol.diamond());
  }

  private void ring(Markup drawing, PointRow point) {
    String x = across(point.area().dsp());
    String y = down(point.interval().cycles());
    drawing.add(Markup.of("circle").with("class", "ring").with("cx", x).with("cy", y).with("r", 9));
    // Nothing can lie below and to the left of the best point but points that do not fit otherwise.
    boolean left = dsp.fraction(point.area().dsp()) > ROOM_FOR_LABEL;
    drawing.add(
        text("best " + point.lanes(), x, y)
            .with("class", left ? "label best end" : "label best")
            .with("dx", left ? "-13" : "13")
            .with("dy", "1.2em"));
  }

  /** What the marks mean, for the kinds that occur, with their numbers. */
  Markup legend() {
    Legend legend = new Legend();
    for (Mark kind : List.of(Mark.MEASURED, Mark.PREDICTED, Mark.FAILED, Mark.SKIPPED)) {
      long count = points.stream().filter(point -> Mark.of(point) == kind).count();
      String words = kind == Mark.PREDICTED ? "predicted only" : kind.word();
      legend.entry(Symbol.circle("mark " + kind.word()), words, count);
    }
    long front = points.stream().filter(report::isOnFront).count();
    legend.entry(Symbol.circle("mark measured front"), "on the front", front);
    legend.entry(Symbol.diamond("published"), "published", published.size());
    return legend.markup();
  }

  private String across(double blocks) {
    return Position.across(dsp.fraction(blocks));
  }

  private String down(double cycles) {
    return Position.down(HEIGHT * (1 - interval.fraction(cycles)));
  }

  private static Markup line(String fromX, String toX, String fromY, String toY) {
    return Markup.of("line").with("x1", fromX).with("x2", toX).with("y1", fromY).with("y2", toY);
  }

  private static Markup text(String words, String x, String y) {
    return Markup.of("text", words).with("x", x).with("y", y);
  }
}
