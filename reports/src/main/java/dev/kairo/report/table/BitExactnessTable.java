package dev.kairo.report.table;

import dev.kairo.report.BitExactness;
import java.util.List;

/** Circuits beside the golden model, bit for bit. */
public final class BitExactnessTable {
  private BitExactnessTable() {}

  public static Table of(List<BitExactness> checks) {
    return new Table(
        List.of(
            Column.words("subject", "circuit"),
            Column.words("verdict", "verdict"),
            Column.numbers("compared", "compared"),
            Column.numbers("mismatches", "differ"),
            Column.words("unit", "what"),
            Column.words("origin", "origin")),
        checks.stream().map(BitExactnessTable::row).toList());
  }

  private static List<Cell> row(BitExactness check) {
    return List.of(
        Cell.of(check.subject()),
        Cell.of(verdict(check)),
        Cell.of(check.compared()),
        Cell.of(check.mismatches()),
        Cell.of(check.unit()),
        Cell.of(check.origin()));
  }

  /** The verdict in words; colour alone would be lost on paper and on many readers. */
  private static String verdict(BitExactness check) {
    if (check.compared() == 0) {
      return "nothing compared";
    }
    return check.holds() ? "✓ equal bit for bit" : "✗ different";
  }
}
