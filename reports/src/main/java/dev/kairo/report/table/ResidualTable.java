package dev.kairo.report.table;

import dev.kairo.report.Fit;
import java.util.List;

/** What a fit was given, what it says instead, and the difference. */
public final class ResidualTable {
  /** Below this, one decimal would hide what is left. */
  private static final double SMALL = 10;

  private ResidualTable() {}

  public static Table of(Fit fit) {
    double largest =
        fit.residuals().stream().mapToDouble(row -> Math.abs(row.observed())).max().orElse(0);
    int places = largest < SMALL ? 4 : 1;
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
                        Cell.of(row.observed(), places),
                        Cell.of(row.fitted(), places),
                        Cell.of(row.difference(), places)))
            .toList());
  }
}
