package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.markup.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A report as one page that needs nothing but a browser: no network, no other file. Equal reports
 * give equal bytes. A figure without data is left out. About 0.5 kB for each point.
 */
public final class ReportPage {
  /** The page in the order it is read. */
  private static final List<Section> FIGURES =
      List.of(
          new ParetoFigure(),
          new ResourceFigure(),
          new PredictionFigure(),
          new HeatMapFigure(),
          new DocumentFigure(),
          new BitExactnessFigure(),
          new FitFigure(),
          new PointFigure());

  private ReportPage() {}

  /** The whole page. */
  public static String of(ExplorationReport report) {
    Markup main = Markup.of("main");
    new Facts().draw(report).forEach(main::add);
    for (Section section : FIGURES) {
      List<Markup> parts = section.draw(report);
      if (section.narrow() && parts.size() > 1) {
        main.add(Markup.of("div").with("class", "pair").addAll(parts));
      } else {
        main.addAll(parts);
      }
    }
    new Footer().draw(report).forEach(main::add);
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    Markup.of("html")
        .with("lang", "en")
        .add(head(report))
        .add(
            Markup.of("body")
                .add(hatching())
                .add(main)
                .add(Markup.of("script").verbatim(resource("report.js"))))
        .write(page);
    return page.toString();
  }

  private static Markup head(ExplorationReport report) {
    return Markup.of("head")
        .add(Markup.of("meta").with("charset", "utf-8"))
        .add(
            Markup.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"))
        .add(Markup.of("meta").with("name", "color-scheme").with("content", "light dark"))
        .add(Markup.of("title", report.title()))
        .add(Markup.of("style").verbatim(resource("report.css")));
  }

  /** The pattern of what does not fit, which no colour would show on paper. */
  private static Markup hatching() {
    return Markup.of("svg")
        .with("class", "definitions")
        .with("aria-hidden", "true")
        .with("width", 0)
        .with("height", 0)
        .add(
            Markup.of("defs")
                .add(
                    Markup.of("pattern")
                        .with("id", "hatch")
                        .with("width", 6)
                        .with("height", 6)
                        .with("patternUnits", "userSpaceOnUse")
                        .with("patternTransform", "rotate(45)")
                        .add(
                            Markup.of("rect")
                                .with("class", "hatch-ground")
                                .with("width", 6)
                                .with("height", 6))
                        .add(
                            Markup.of("line")
                                .with("class", "hatch-line")
                                .with("x1", 0)
                                .with("x2", 0)
                                .with("y1", 0)
                                .with("y2", 6))));
  }

  private static String resource(String name) {
    try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing in the reports module; rebuild it.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
