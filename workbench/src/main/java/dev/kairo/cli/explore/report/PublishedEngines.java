package dev.kairo.cli.explore.report;

import dev.kairo.report.DocumentRow;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.Fit;
import dev.kairo.report.PointRow;
import dev.kairo.train.documents.EngineFit;
import dev.kairo.train.documents.PublishedEngine;
import dev.kairo.train.documents.PublishedTable;
import dev.kairo.train.documents.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the founding documents publish of a layer, beside what an exploration found. */
public final class PublishedEngines {
  private static final Map<String, PublishedTable> TABLES =
      Map.of("fc1", PublishedTable.BOARD_01, "fc2", PublishedTable.BOARD_00);

  private PublishedEngines() {}

  /** The report with the documents' rows and fits of each layer they have. */
  static ExplorationReport beside(ExplorationReport report) {
    List<DocumentRow> rows = new ArrayList<>();
    List<Fit> fits = new ArrayList<>();
    for (String layer : report.layers()) {
      PublishedTable table = TABLES.get(layer);
      if (table != null) {
        table.engines().forEach(engine -> rows.add(row(report, layer, table, engine)));
        for (Quantity quantity : Quantity.values()) {
          fits.add(fit(quantity, EngineFit.best(quantity, table)));
        }
      }
    }
    return report.withDocuments(rows).withFits(fits);
  }

  private static DocumentRow row(
      ExplorationReport report, String layer, PublishedTable table, PublishedEngine engine) {
    return new DocumentRow(
        table.origin().source(),
        layer,
        engine.rows(),
        engine.columns(),
        engine.dsp(),
        engine.intervalCycles(),
        engine.chosen(),
        ours(report.pointsOf(layer), engine));
  }

  /** Our point of the same M and N with the least interval and then the least DSPs. */
  private static Optional<PointRow> ours(List<PointRow> points, PublishedEngine engine) {
    return points.stream()
        .filter(point -> point.rows() == engine.rows() && point.columns() == engine.columns())
        .min(
            Comparator.comparingLong((PointRow point) -> point.interval().cycles())
                .thenComparing(point -> point.area().lut()));
  }

  private static Fit fit(Quantity quantity, dev.kairo.train.documents.Fit found) {
    return new Fit(
        found.name(),
        quantity.words(),
        found.terms().stream()
            .map(term -> new Fit.Term(term.regressor().times(), term.coefficient()))
            .toList(),
        found.rows().stream()
            .map(
                row ->
                    new Fit.Residual(
                        row.rows() + " × " + row.columns(), row.published(), row.fitted()))
            .toList(),
        found.rSquared(),
        found.origin().words());
  }

  /** How often an interval goes into the documents' chosen one, as the end of a sentence. */
  public static String comparison(String layer, long intervalCycles) {
    return Optional.ofNullable(TABLES.get(layer))
        .flatMap(PublishedTable::chosen)
        .map(
            chosen ->
                String.format(
                    Locale.ROOT,
                    ", %.1f times fewer than the %,d that [S003] publishes with %d DSP",
                    (double) chosen.intervalCycles() / intervalCycles,
                    chosen.intervalCycles(),
                    chosen.dsp()))
        .orElse("");
  }
}
