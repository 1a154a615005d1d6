package dev.kairo.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.report.Area;
import dev.kairo.report.BitExactness;
import dev.kairo.report.Budget;
import dev.kairo.report.DocumentRow;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.Fit;
import dev.kairo.report.Interval;
import dev.kairo.report.PointRow;
import dev.kairo.report.PointState;
import dev.kairo.report.Provenance;
import dev.kairo.report.SampleExploration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ReportPageTest {
  private static final ExplorationReport SAMPLE = SampleExploration.report();
  private static final String PAGE = ReportPage.of(SAMPLE);

  @Test
  void everyNumberOnThePageIsThePoints() throws Exception {
    PageAudit audit = PageAudit.audit(SAMPLE, PAGE);
    assertEquals(List.of(), PageAudit.complaints(SAMPLE, PAGE));
    assertTrue(audit.numbers() > 4500, "only " + audit.numbers() + " numbers were compared");
  }

  @Test
  void aWrongNumberIsSeenWhereverItStands() throws Exception {
    List<String[]> mistakes =
        List.of(
            new String[] {"embedded DSP", "[1,160,640,2508,", "[1,160,641,2508,"},
            new String[] {"embedded interval", "[1,160,640,2508,", "[1,160,640,2507,"},
            new String[] {"tooltip", "fc1 1 × 160: 640 DSP, 2,508", "fc1 1 × 160: 640 DSP, 2,509"},
            new String[] {"cell of the map", ">2.51k</text>", ">2.52k</text>"},
            new String[] {"cell of the table", "<td>98,500</td>", "<td>98,501</td>"},
            new String[] {"bar's words", "predicted 2,508 cycles", "predicted 2,5O8 cycles"},
            new String[] {
              "resource", ">98,500 of 537,600, 18.3 %</text>", ">98,501 of 537,600, 18.3 %</text>"
            },
            new String[] {"published interval", "<td>81,093</td>", "<td>81,039</td>"},
            new String[] {"verdict", "32 times fewer", "33 times fewer"});
    for (String[] mistake : mistakes) {
      String wrong = PAGE.replaceFirst(Pattern.quote(mistake[1]), mistake[2]);
      assertFalse(wrong.equals(PAGE), mistake[0] + " is not on the page");
      assertFalse(PageAudit.complaints(SAMPLE, wrong).isEmpty(), mistake[0] + " was not noticed");
    }
  }

  @Test
  void aMarkAtTheWrongPlaceIsSeen() throws Exception {
    Element mark =
        PageReader.ofClass(new PageReader(PAGE).figures().get("pareto-fc1"), "circle", "measured")
            .get(0);
    String place = "cx=\"" + mark.getAttribute("cx") + "\"";
    assertFalse(PageAudit.complaints(SAMPLE, PAGE.replaceFirst(place, "cx=\"99%\"")).isEmpty());
  }

  @Test
  void figuresStandInTheirOrder() throws Exception {
    assertEquals(
        List.of(
            "pareto-fc1",
            "pareto-fc2",
            "resources-fc1",
            "resources-fc2",
            "prediction-fc1",
            "prediction-fc2",
            "heat-map-fc1",
            "heat-map-fc2",
            "documents-[S003] table 1",
            "documents-[S003] table 2",
            "bit-exactness",
            "fit-1",
            "points"),
        List.copyOf(new PageReader(PAGE).figures().keySet()));
  }

  @Test
  void aFigureWithoutDataIsLeftOut() throws Exception {
    ExplorationReport empty =
        ExplorationReport.of(
            "Nothing",
            "Nothing was explored.",
            Provenance.of("kairo explore", Map.of()),
            SampleExploration.DEVICE,
            Budget.NONE,
            List.of());
    PageReader page = new PageReader(ReportPage.of(empty));
    assertEquals(Set.of(), page.figures().keySet());
    assertEquals("Nothing was explored.", PageReader.text(page.elements("main").get(0), "p"));

    ExplorationReport estimates =
        ExplorationReport.of(
            "One",
            "One was estimated.",
            Provenance.of("kairo explore", Map.of()),
            SampleExploration.DEVICE,
            Budget.NONE,
            List.of(
                new PointRow(
                    "one",
                    "fc1",
                    1,
                    1,
                    Map.of(),
                    PointState.OK,
                    Interval.predicted(100, "modelled: a guess"),
                    new Area(4, 0, 0, 0, "modelled: a guess"))));
    assertEquals(
        Set.of("pareto-fc1", "points"),
        new PageReader(ReportPage.of(estimates)).figures().keySet());
  }

  @Test
  void captionsSayWhereNumbersComeFrom() throws Exception {
    Map<String, Element> figures = new PageReader(PAGE).figures();
    assertEquals(
        "fc1: DSP against interval Lower and further left is better. 106 points far beyond the"
            + " budget are in the table only. Predicted intervals: sample data: ceil(inputs/M) *"
            + " ceil(outputs/N) + 8. Measured intervals: sample data in place of Verilator. DSP,"
            + " LUT, FF and BRAM36: sample data: 4*M*N. Published designs: quoted from [S003] table"
            + " 2.",
        PageReader.text(figures.get("pareto-fc1"), "figcaption"));
    assertTrue(
        PageReader.text(figures.get("bit-exactness"), "figcaption")
            .endsWith("Of 3, only 2 are equal bit for bit."));
    assertEquals(
        "DSP = 14.25 + 14.13 M + 24.62 M·N",
        PageReader.ofClass(figures.get("fit-1"), "p", "formula").get(0).getTextContent());
    assertTrue(
        PageReader.text(figures.get("points"), "figcaption")
            .startsWith("Every point In all: format = fp32, adder-latency = 3."));
  }

  @Test
  void thePageNeedsNothingElse() {
    assertFalse(PAGE.contains("http://") || PAGE.contains("https://"));
    assertFalse(PAGE.contains("@import") || PAGE.contains("src=") || PAGE.contains("<link"));
    List<String> targets = new ArrayList<>();
    var links = Pattern.compile("(?:href=\"|url\\()([^\"):;]*)").matcher(PAGE);
    while (links.find()) {
      targets.add(links.group(1));
    }
    assertEquals(Set.of("data", "#hatch"), new LinkedHashSet<>(targets));
  }

  @Test
  void everyFigureAndTableCanBeHeard() throws Exception {
    PageReader page = new PageReader(PAGE);
    for (Element figure : page.elements("figure")) {
      assertEquals(1, PageReader.below(figure, "figcaption").size());
    }
    for (Element heading : page.elements("th")) {
      assertTrue(Set.of("row", "col").contains(heading.getAttribute("scope")));
    }
    long drawings =
        page.elements("svg").stream()
            .filter(drawing -> drawing.getAttribute("role").equals("img"))
            .peek(drawing -> assertFalse(drawing.getAttribute("aria-label").isBlank()))
            .count();
    assertEquals(2 + 2 + 2 + 2 + 1, drawings);
  }

  @Test
  void equalReportsGiveEqualBytes() {
    assertEquals(PAGE, ReportPage.of(SampleExploration.report()));
  }

  @Test
  void aMapOfWhatNeverFitsHasNoShades() throws Exception {
    ExplorationReport nothingFits =
        ExplorationReport.of(
            "None",
            "None fits.",
            SAMPLE.provenance(),
            SAMPLE.device(),
            Budget.ofDsp(1),
            SAMPLE.points());
    Element map = new PageReader(ReportPage.of(nothingFits)).figures().get("heat-map-fc1");
    assertEquals(216, PageReader.ofClass(map, "svg", "over").size());
    assertEquals(
        List.of("over the budget (216)"),
        PageReader.below(map, "li").stream().map(li -> PageReader.text(li, "span")).toList());
  }

  @Test
  void pointsOfOneSizeAreToldApartByWhatVaries() throws Exception {
    List<PointRow> points = new ArrayList<>();
    for (String depth : List.of("3", "5")) {
      points.add(
          new PointRow(
              "depth" + depth,
              "fc1",
              10,
              2,
              Map.of("adder-latency", depth, "format", "fp32"),
              PointState.OK,
              Interval.predicted(20_008, "modelled: a guess").measured(20_010, "measured by hand"),
              new Area(80, 1, 1, 1, "modelled: a guess")));
    }
    ExplorationReport report =
        ExplorationReport.of(
            "Two", "Two.", SAMPLE.provenance(), SAMPLE.device(), Budget.ofDsp(768), points);
    Map<String, Element> figures = new PageReader(ReportPage.of(report)).figures();
    assertEquals(
        List.of(
            "fc1 10 × 2, adder-latency 3: 80 DSP, 20,010 cycles measured",
            "fc1 10 × 2, adder-latency 5: 80 DSP, 20,010 cycles measured"),
        PageReader.ofClass(figures.get("pareto-fc1"), "circle", "mark").stream()
            .map(Element::getTextContent)
            .filter(words -> !words.isEmpty())
            .toList());
    assertEquals(
        List.of("10 × 2, adder-latency 3", "10 × 2, adder-latency 5"),
        PageReader.ofClass(figures.get("prediction-fc1"), "text", "label").stream()
            .map(Element::getTextContent)
            .toList());
  }

  @Test
  void namesCannotBecomeMarkup() throws Exception {
    String nasty = "</script><img src=x onerror=alert(1)>\"'&\u0000";
    PointRow point =
        new PointRow(
            nasty,
            nasty,
            1,
            1,
            Map.of(nasty, nasty),
            PointState.failed(nasty),
            Interval.predicted(100, nasty).measured(90, nasty),
            new Area(4, 1, 1, 1, nasty));
    ExplorationReport report =
        ExplorationReport.of(
                nasty,
                nasty,
                Provenance.of(nasty, Map.of(nasty, nasty)).withHashes(Map.of(nasty, nasty)),
                SampleExploration.DEVICE,
                Budget.ofDsp(768),
                List.of(point))
            .withChoice(Set.of(nasty), Set.of(nasty))
            .withDocuments(
                List.of(new DocumentRow(nasty, nasty, 1, 1, 1, 1, true, Optional.of(point))))
            .withFits(
                List.of(
                    new Fit(
                        nasty,
                        nasty,
                        List.of(new Fit.Term(nasty, 1)),
                        List.of(new Fit.Residual(nasty, 1, 2)),
                        1,
                        nasty)))
            .withChecks(List.of(new BitExactness(nasty, nasty, 1, 1, nasty)));
    String page = ReportPage.of(report);
    assertFalse(page.contains("<img"), "an element from data");
    PageReader reader = new PageReader(page);
    // The script of the page, and the numbers of each figure.
    assertEquals(7, reader.figures().size());
    assertEquals(1 + 7, reader.elements("script").size());
    assertEquals(
        nasty,
        PageReader.data(reader.figures().get("pareto-" + nasty.replace('\u0000', '\uFFFD')))
            .get("layer")
            .asText());
  }

  @Test
  void fiveThousandPointsAreQuickAndSmall() {
    List<PointRow> points = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      PointRow one = SAMPLE.points().get(i % 216);
      points.add(
          new PointRow(
              "%064x".formatted(i * 0x9E3779B97F4A7C15L),
              "fc1",
              one.rows(),
              one.columns(),
              Map.of("adder-latency", "" + i / 216, "format", "fp32"),
              one.state(),
              one.interval(),
              one.area()));
    }
    ExplorationReport report =
        ExplorationReport.of(
            "Large", "Large.", SAMPLE.provenance(), SAMPLE.device(), Budget.NONE, points);
    double seconds = Double.MAX_VALUE;
    String page = "";
    for (int i = 0; i < 4; i++) { // the first draws in a cold machine
      long start = System.nanoTime();
      page = ReportPage.of(report);
      seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
    }
    int bytes = page.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(seconds < 1, seconds + " s");
    assertTrue(bytes < 3_000_000, bytes + " bytes");
    assertTrue(page.contains("href=\"points.csv\""), "the CSV file lies beside the page");
  }

  @Test
  void filesAreWrittenWholeAndTogether(@TempDir Path directory) throws Exception {
    List<Path> files = ReportFiles.write(SAMPLE, directory.resolve("new"));
    assertEquals(
        List.of("report.html", "points.csv", "report.json"),
        files.stream().map(file -> file.getFileName().toString()).toList());
    assertEquals(PAGE, Files.readString(files.get(0)));
    try (var listing = Files.list(directory.resolve("new"))) {
      assertEquals(3, listing.count());
    }
  }
}
