package dev.kairo.report;

import java.util.List;

/**
 * Numbers explained as a sum of a few causes, and what is left unexplained.
 *
 * @param name what is explained, such as {@code [S003] table 2, DSP}
 * @param quantity the explained quantity as it stands left of the equals sign
 * @param rSquared the explained part of the squares around the mean
 * @param origin how the coefficients were found
 */
public record Fit(
    String name,
    String quantity,
    List<Term> terms,
    List<Residual> residuals,
    double rSquared,
    String origin) {
  public Fit {
    terms = List.copyOf(terms);
    residuals = List.copyOf(residuals);
  }

  /**
   * One summand.
   *
   * @param cause what the coefficient is multiplied by, such as {@code M·N}; empty for a constant
   */
  public record Term(String cause, double coefficient) {}

  /** One observation and what the fit says in its place. */
  public record Residual(String label, double observed, double fitted) {
    /** What the fit leaves; above 0 where it says too little. */
    public double difference() {
      return observed - fitted;
    }
  }

  /** The largest difference, whatever its sign. */
  public double largestResidual() {
    return residuals.stream().mapToDouble(row -> Math.abs(row.difference())).max().orElse(0);
  }
}
