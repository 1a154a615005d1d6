package dev.kairo.train.documents;

import dev.kairo.hw.figure.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Explains a published column by ordinary least squares: {@code published = X * b + residual} with
 * the least sum of squared residuals.
 *
 * <p>With six and nine rows a form with more coefficients always leaves smaller residuals, so forms
 * are judged by rows that they have not seen. The error of a row that is left out is {@code
 * residual / (1 - h)}, with h its diagonal element of {@code X (X'X)^-1 X'}; no second regression
 * is needed (Allen's PRESS). Among the forms that come within a tenth of the best one, the one with
 * the fewest coefficients is taken.
 *
 * <p>The standard errors hold for the form as if it had been known before; that it was picked from
 * several by the same rows makes the true uncertainty larger.
 */
public final class EngineFit {
  private static final double WITHIN = 1.1;

  /** Differences below this part of the mean are rounding of the arithmetic. */
  private static final double ROUNDING = 1e-9;

  private EngineFit() {}

  /** The form that explains a column best with few coefficients. */
  public static Fit best(Quantity quantity, PublishedTable table) {
    List<Fit> tried = tried(quantity, table);
    if (tried.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %d engines are too few or too alike for any form of the %s; add other M and N."
              .formatted(table.name(), table.engines().size(), quantity.words()));
    }
    double least = tried.stream().mapToDouble(Fit::leaveOneOut).min().orElseThrow();
    double allowed = WITHIN * least + ROUNDING * StatUtils.mean(published(quantity, table));
    return tried.stream()
        .filter(fit -> fit.leaveOneOut() <= allowed)
        .min(
            Comparator.comparingInt((Fit fit) -> fit.terms().size())
                .thenComparingDouble(Fit::leaveOneOut))
        .orElseThrow();
  }

  /** Every form of a column that the rows of a table can tell apart, the smaller ones first. */
  public static List<Fit> tried(Quantity quantity, PublishedTable table) {
    return quantity.forms().stream()
        .filter(form -> determined(form, table))
        .map(form -> of(quantity, form, table))
        .toList();
  }

  /** One form, whether or not it is the best. */
  public static Fit of(Quantity quantity, List<Regressor> form, PublishedTable table) {
    if (!determined(form, table)) {
      throw new IllegalArgumentException(
          ("%s: %d engines do not determine %d coefficients (%s) with any one left out; choose a"
                  + " smaller form, or add other M and N.")
              .formatted(table.name(), table.engines().size(), form.size(), formula(form)));
    }
    double[] published = published(quantity, table);
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    // The form has its own column of ones where it has a fixed part.
    regression.setNoIntercept(true);
    regression.newSampleData(published, matrix(form, table));

    double[] differences = regression.estimateResiduals();
    double aroundMean = StatUtils.populationVariance(published) * published.length;
    return new Fit(
        table.name() + ", " + quantity.words(),
        terms(form, regression),
        rows(quantity, table, differences),
        1 - regression.calculateResidualSumOfSquares() / aroundMean,
        leaveOneOut(differences, regression.calculateHat()),
        new Origin.Modelled(
            "least squares on %s over %s".formatted(formula(form), table.origin().source())));
  }

  private static List<Term> terms(List<Regressor> form, OLSMultipleLinearRegression regression) {
    double[] coefficients = regression.estimateRegressionParameters();
    double[] errors = regression.estimateRegressionParametersStandardErrors();
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < coefficients.length; i++) {
      terms.add(new Term(form.get(i), coefficients[i], errors[i]));
    }
    return terms;
  }

  private static List<Residual> rows(
      Quantity quantity, PublishedTable table, double[] differences) {
    List<Residual> rows = new ArrayList<>();
    for (int i = 0; i < differences.length; i++) {
      PublishedEngine engine = table.engines().get(i);
      int published = quantity.published(engine);
      rows.add(
          new Residual(engine.rows(), engine.columns(), published, published - differences[i]));
    }
    return rows;
  }

  private static double leaveOneOut(double[] differences, RealMatrix hat) {
    double squares = 0;
    for (int i = 0; i < differences.length; i++) {
      double error = differences[i] / (1 - hat.getEntry(i, i));
      squares += error * error;
    }
    return Math.sqrt(squares / differences.length);
  }

  /**
   * Whether the coefficients are determined, and by more than one row each: a row that alone fixes
   * a coefficient can't be left out.
   */
  private static boolean determined(List<Regressor> form, PublishedTable table) {
    double[][] all = matrix(form, table);
    if (all.length <= form.size()) {
      return false;
    }
    for (int left = 0; left < all.length; left++) {
      List<double[]> others = new ArrayList<>(List.of(all));
      others.remove(left);
      RealMatrix matrix = MatrixUtils.createRealMatrix(others.toArray(double[][]::new));
      if (new SingularValueDecomposition(matrix).getRank() < form.size()) {
        return false;
      }
    }
    return true;
  }

  private static double[][] matrix(List<Regressor> form, PublishedTable table) {
    return table.engines().stream()
        .map(
            engine -> form.stream().mapToDouble(regressor -> regressor.of(table, engine)).toArray())
        .toArray(double[][]::new);
  }

  private static double[] published(Quantity quantity, PublishedTable table) {
    return table.engines().stream().mapToDouble(quantity::published).toArray();
  }

  private static String formula(List<Regressor> form) {
    return form.stream().map(Regressor::times).collect(Collectors.joining(" + "));
  }
}
