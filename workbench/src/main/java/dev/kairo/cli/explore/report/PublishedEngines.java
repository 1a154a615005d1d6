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
final class PublishedEngines {
  private static final Map<String, PublishedTable> TABLES =
      Map.of("fc1", PublishedTable.BOARD_01, "fc2", PublishedTable.BOARD_00);

  private PublishedEngines() {}

  /** The report with the documents' rows and fits, where they have the layer. */
  static ExplorationReport beside(ExplorationReport report, String layer) {
    PublishedTable table = TABLES.get(layer);
    if (table == null) {
      return report;
    }
    List<DocumentRow> rows = new ArrayList<>();
    for (PublishedEngine engine : table.engines()) {
      rows.add(
          new DocumentRow(
              table.origin().source(),
              layer,
              engine.rows(),
              engine.columns(),
              engine.dsp(),
              engine.intervalCycles(),
              engine.chosen(),
              ours(report, engine)));
    }
    List<Fit> fits = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      fits.add(fit(quantity, EngineFit.best(quantity, table)));
    }
    return report.withDocuments(rows).withFits(fits);
  }

  /** Our point of the same M and N with the least interval and then the least DSPs. */
  private static Optional<PointRow> ours(ExplorationReport report, PublishedEngine engine) {
    return report.points().stream()
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
  static String comparison(String layer, long intervalCycles) {
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
