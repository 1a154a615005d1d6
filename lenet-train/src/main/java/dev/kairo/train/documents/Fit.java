package dev.kairo.train.documents;

import dev.kairo.hw.figure.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A published column as a sum of a few causes.
 *
 * @param name the table and the column
 * @param rows every row of the table, in its order
 * @param rSquared the explained part of the squares around the mean
 * @param leaveOneOut how far the fit misses a row it has not seen: root mean square over all rows
 */
public record Fit(
    String name,
    List<Term> terms,
    List<Residual> rows,
    double rSquared,
    double leaveOneOut,
    Origin.Modelled origin) {

  /** A fit that nobody can change later. */
  public Fit {
    terms = List.copyOf(terms);
    rows = List.copyOf(rows);
  }

  /** Rows that are not used up by coefficients. */
  public int degreesOfFreedom() {
    return rows.size() - terms.size();
  }

  /** The largest difference, whatever its sign. */
  public double largestResidual() {
    return rows.stream().mapToDouble(row -> Math.abs(row.difference())).max().orElse(0);
  }

  /** The coefficient of a cause, if the form has it. */
  public Optional<Term> term(Regressor regressor) {
    return terms.stream().filter(term -> term.regressor() == regressor).findFirst();
  }

  /** Coefficients, then every row beside its fit, for people. */
  public String text() {
    StringBuilder text = new StringBuilder(name).append('\n');
    text.append(line("  %12s  %10s  %-10s  %s", "coefficient", "std. error", "times", "what"));
    for (Term term : terms) {
      text.append(
          line(
              "  %12.3f  %10.3f  %-10s  %s",
              term.coefficient(),
              term.standardError(),
              term.regressor().times(),
              term.regressor().meaning()));
    }
    text.append(line("  %4s %4s  %10s  %10s  %10s", "M", "N", "published", "fitted", "difference"));
    for (Residual row : rows) {
      text.append(
          line(
              "  %4d %4d  %10d  %10.1f  %+10.1f",
              row.rows(), row.columns(), row.published(), row.fitted(), row.difference()));
    }
    text.append(
        line(
            "  %d rows, %d coefficients, %d degrees of freedom, R2 = %.6f",
            rows.size(), terms.size(), degreesOfFreedom(), rSquared));
    text.append(
        line("  largest difference %.1f, of rows left out %.1f", largestResidual(), leaveOneOut));
    return text.append("  ").append(origin.words()).append('\n').toString();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).stripTrailing() + "\n";
  }
}
