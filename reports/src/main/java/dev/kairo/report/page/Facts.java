package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.PointState;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.markup.Markup;
import java.util.List;

/** Title, verdict, and the few numbers that a reader takes along. */
final class Facts implements Section {
  @Override
  public List<Markup> draw(ExplorationReport report) {
    Markup facts = Markup.of("dl").with("class", "facts");
    for (PointRow best : report.bestPoints()) {
      facts.add(
          fact(
              "Best for " + best.layer(),
              best.lanes(),
              "%s cycles, %s DSP%s"
                  .formatted(
                      NumberText.whole(best.interval().cycles()),
                      NumberText.whole(best.area().dsp()),
                      new Labels(report).settings(best, ", "))));
    }
    if (!report.budget().words().isEmpty()) {
      facts.add(fact("Budget", report.budget().words(), "device " + report.device().name()));
    }
    if (!report.points().isEmpty()) {
      facts.add(fact("Points", NumberText.whole(report.points().size()), states(report.points())));
    }
    return List.of(
        Markup.of("header")
            .add(Markup.of("h1", report.title()))
            .add(Markup.of("p", report.verdict()).with("class", "verdict"))
            .add(facts));
  }

  private static Markup fact(String name, String value, String detail) {
    return Markup.of("div")
        .add(Markup.of("dt", name))
        .add(Markup.of("dd", value))
        .add(Markup.of("dd", detail).with("class", "detail"));
  }

  private static String states(List<PointRow> points) {
    StringBuilder words = new StringBuilder();
    for (PointState.Status status : PointState.Status.values()) {
      long count = points.stream().filter(point -> point.state().status() == status).count();
      if (count > 0) {
        words.append(words.isEmpty() ? "" : ", ");
        words.append(NumberText.whole(count)).append(' ').append(status.word());
      }
    }
    return words.toString();
  }
}
