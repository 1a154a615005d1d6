package dev.kairo.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.chart.NumberText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * Holds a page against the points it was drawn from: every mark and every cell against the embedded
 * numbers, and every embedded number against the points, without the classes that drew them.
 */
final class PageAudit {
  private final ExplorationReport report;
  private final PageReader page;
  private final List<String> complaints = new ArrayList<>();
  private int numbers;

  private PageAudit(ExplorationReport report, String page) throws Exception {
    this.report = report;
    this.page = new PageReader(page);
  }

  /** What is wrong with the page; nothing if it is right. */
  static List<String> complaints(ExplorationReport report, String page) throws Exception {
    return audit(report, page).complaints;
  }

  static PageAudit audit(ExplorationReport report, String page) throws Exception {
    PageAudit audit = new PageAudit(report, page);
    audit.all();
    return audit;
  }

  /** How many numbers were held against each other. */
  int numbers() {
    return numbers;
  }

  private void all() throws Exception {
    same(
        "verdict",
        report.verdict(),
        PageReader.ofClass(page.elements("header").get(0), "p", "verdict").get(0).getTextContent());
    Map<String, Element> figures = page.figures();
    for (String layer : report.layers()) {
      pareto(layer, figures.get("pareto-" + layer));
      heatMap(layer, figures.get("heat-map-" + layer));
      prediction(layer, figures.get("prediction-" + layer));
    }
    for (PointRow best : report.bestPoints()) {
      resources(best, figures.get("resources-" + best.layer()));
    }
    points(figures.get("points"));
    documents(figures);
  }

  private void same(String what, Object expected, Object seen) {
    numbers++;
    if (!expected.equals(seen)) {
      complaints.add(what + ": expected " + expected + ", but the page says " + seen);
    }
  }

  private PointRow point(String layer, JsonNode row) {
    return report.pointsOf(layer).stream()
        .filter(one -> one.rows() == row.get(0).asInt() && one.columns() == row.get(1).asInt())
        .findFirst()
        .orElseThrow();
  }

  private void pareto(String layer, Element figure) throws Exception {
    JsonNode data = PageReader.data(figure);
    JsonNode rows = data.at("/points/rows");
    same(
        layer + " points", report.pointsOf(layer).size(), rows.size() + data.get("beyond").asInt());
    List<Element> marks =
        PageReader.ofClass(figure, "circle", "mark").stream()
            .filter(mark -> !mark.getTextContent().isEmpty())
            .toList();
    same(layer + " marks", rows.size(), marks.size());
    Map<String, Element> byLabel = new HashMap<>();
    for (Element mark : marks) {
      byLabel.put(mark.getTextContent().split(":")[0], mark);
    }
    double budget = report.budget().dsp().getAsLong();
    Element line = PageReader.ofClass(figure, "line", "budget").get(0);
    for (JsonNode row : rows) {
      PointRow point = point(layer, row);
      same(point.label() + " DSP", point.area().dsp(), row.get(2).asLong());
      same(point.label() + " interval", point.interval().cycles(), row.get(3).asLong());
      Element mark = byLabel.get(point.label());
      if (mark == null) {
        complaints.add(point.label() + " has no mark");
        continue;
      }
      String words =
          "%s: %s DSP, %s cycles"
              .formatted(
                  point.label(),
                  NumberText.whole(point.area().dsp()),
                  NumberText.whole(point.interval().cycles()));
      same(words, true, mark.getTextContent().startsWith(words));
      same(
          point.label() + " is left of the budget",
          point.area().dsp() < budget,
          percent(mark, "cx") < percent(line, "x1"));
      same(point.label() + " is best", report.isBest(point), row.get(5).asText().equals("best"));
    }
    same(layer + " rings", 1, PageReader.ofClass(figure, "circle", "ring").size());
    ordered(layer, marks);
  }

  /** More DSP blocks lie further right, more cycles higher. */
  private void ordered(String layer, List<Element> marks) {
    for (Element one : marks) {
      for (Element other : marks) {
        long[] left = numbers(one);
        long[] right = numbers(other);
        boolean across = left[0] >= right[0] || percent(one, "cx") < percent(other, "cx");
        boolean up =
            left[1] <= right[1]
                || Double.parseDouble(one.getAttribute("cy"))
                    < Double.parseDouble(other.getAttribute("cy"));
        if (!across || !up) {
          complaints.add(layer + ": marks out of order: " + one.getTextContent());
        }
      }
    }
  }

  private static long[] numbers(Element mark) {
    String[] words = mark.getTextContent().replace(",", "").split("[: ]+");
    return new long[] {Long.parseLong(words[4]), Long.parseLong(words[6])};
  }

  private static double percent(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute).replace("%", ""));
  }

  private void heatMap(String layer, Element figure) throws Exception {
    JsonNode rows = PageReader.data(figure).at("/cells/rows");
    List<Element> cells = PageReader.ofClass(figure, "svg", "cell");
    same(layer + " cells", report.pointsOf(layer).size(), cells.size());
    for (int i = 0; i < cells.size(); i++) {
      PointRow point = point(layer, rows.get(i));
      same(point.label() + " cell", point.interval().cycles(), rows.get(i).get(2).asLong());
      same(
          point.label() + " cell's text",
          NumberText.brief(point.interval().cycles()),
          PageReader.text(cells.get(i), "text"));
      same(
          point.label() + " hatched",
          point.area().dsp() > report.budget().dsp().getAsLong(),
          cells.get(i).getAttribute("class").contains("over"));
    }
  }

  private void prediction(String layer, Element figure) throws Exception {
    List<Element> predicted = PageReader.ofClass(figure, "rect", "predicted");
    List<Element> measured = PageReader.ofClass(figure, "rect", "measured");
    JsonNode rows = PageReader.data(figure).at("/points/rows");
    double scale = 0;
    for (int i = 0; i < rows.size(); i++) {
      PointRow point = point(layer, rows.get(i));
      long prediction = point.interval().predictedCycles();
      same(point.label() + " prediction", prediction, rows.get(i).get(2).asLong());
      same(point.label() + " measured", point.interval().cycles(), rows.get(i).get(3).asLong());
      same(
          point.label() + " predicted bar",
          point.label() + ": predicted " + NumberText.whole(prediction) + " cycles",
          predicted.get(i).getTextContent());
      double cyclesOfWidth = point.interval().cycles() / percent(measured.get(i), "width");
      scale = scale == 0 ? cyclesOfWidth : scale;
      same(
          point.label() + " bar is as long as the others",
          true,
          Math.abs(cyclesOfWidth / scale - 1) < 0.01);
    }
  }

  private void resources(PointRow best, Element figure) throws Exception {
    JsonNode rows = PageReader.data(figure).at("/resources/rows");
    List<Element> words = PageReader.ofClass(figure, "text", "value");
    long[] used = {best.area().dsp(), best.area().lut(), best.area().ff()};
    for (int i = 0; i < used.length; i++) {
      same("resource " + i, used[i], rows.get(i).get(1).asLong());
      same(
          "words of resource " + i,
          NumberText.whole(used[i]),
          words.get(i).getTextContent().split(" of ")[0]);
    }
  }

  private void points(Element figure) throws Exception {
    JsonNode data = PageReader.data(figure);
    List<List<String>> rows = PageReader.rows(figure);
    same("rows of points", report.points().size(), rows.size());
    same("embedded points", report.points().size(), data.get("rows").size());
    List<String> names = new ArrayList<>();
    data.get("columns").forEach(name -> names.add(name.asText()));
    for (int i = 0; i < rows.size(); i++) {
      PointRow point = report.points().get(i);
      JsonNode row = data.get("rows").get(i);
      same("id " + i, point.id(), row.get(names.indexOf("point")).asText());
      for (Map.Entry<String, Long> number :
          Map.of(
                  "M", (long) point.rows(),
                  "N", (long) point.columns(),
                  "predictedIntervalCycles", point.interval().predictedCycles(),
                  "dsp", point.area().dsp(),
                  "lut", point.area().lut(),
                  "ff", point.area().ff())
              .entrySet()) {
        int column = names.indexOf(number.getKey());
        String what = point.label() + " " + number.getKey();
        same(what + " embedded", number.getValue(), row.get(column).asLong());
        same(what + " shown", NumberText.whole(number.getValue()), rows.get(i).get(column));
      }
    }
  }

  private void documents(Map<String, Element> figures) {
    report.documents().stream()
        .map(row -> row.source())
        .distinct()
        .forEach(
            source -> {
              List<List<String>> seen = PageReader.rows(figures.get("documents-" + source));
              var expected =
                  report.documents().stream().filter(row -> row.source().equals(source)).toList();
              same(source + " rows", expected.size(), seen.size());
              for (int i = 0; i < seen.size(); i++) {
                same(source + " DSP", NumberText.whole(expected.get(i).dsp()), seen.get(i).get(3));
                same(
                    source + " interval",
                    NumberText.whole(expected.get(i).intervalCycles()),
                    seen.get(i).get(5));
              }
            });
  }
}
