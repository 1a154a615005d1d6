package dev.kairo.report.table;

import dev.kairo.report.Fit;
import java.util.List;

/** What a fit was given, what it says instead, and the difference. */
public final class ResidualTable {
  private ResidualTable() {}

  public static Table of(Fit fit) {
    return new Table(
        List.of(
            Column.words("row", "row"),
            Column.numbers("observed", "observed"),
            Column.numbers("fitted", "fitted"),
            Column.numbers("difference", "difference")),
        fit.residuals().stream()
            .map(
                row ->
                    List.of(
                        Cell.of(row.label()),
                        Cell.of(row.observed(), 1),
                        Cell.of(row.fitted(), 1),
                        Cell.of(row.difference(), 1)))
            .toList());
  }
}
