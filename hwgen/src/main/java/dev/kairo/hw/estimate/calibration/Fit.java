package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.estimate.Coefficients;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.LutClass;
import dev.kairo.hw.estimate.LutCounts;
import dev.kairo.hw.estimate.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Finds the coefficients that make the relative errors over two thirds of the table least, by least
 * squares reweighted until their absolute values count: a few odd designs do not spoil the rest.
 * The last third is held out to tell how good the coefficients are on designs they have not seen.
 */
public final class Fit {
  private static final int THIRD = 3;
  private static final int ROUNDS = 30;
  private static final double SMALLEST_ERROR = 1e-3;

  private Fit() {}

  /** Whether a design is kept out of the fit, by its name alone. */
  public static boolean heldOut(String design) {
    return Math.floorMod(design.hashCode(), THIRD) == 0;
  }

  /** The coefficients that fit a table best. */
  public static Coefficients of(List<CalibrationDesign> designs, CalibrationTable table) {
    List<double[]> rows = new ArrayList<>();
    for (CalibrationDesign design : designs) {
      Optional<Resources> measured = table.measured(design.name());
      if (measured.isPresent() && measured.get().lut() > 0 && !heldOut(design.name())) {
        rows.add(row(Estimator.cover(design.circuit().get()), measured.get().lut()));
      }
    }
    double[] found = regress(rows, ones(rows.size()));
    for (int round = 0; round < ROUNDS; round++) {
      found = regress(rows, weights(rows, found));
    }
    Map<LutClass, Double> factors = new EnumMap<>(LutClass.class);
    for (LutClass lutClass : LutClass.values()) {
      factors.put(lutClass, found[lutClass.ordinal()]);
    }
    return new Coefficients(factors);
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Weights that turn squares of errors into their absolute values. */
  private static double[] weights(List<double[]> rows, double[] factors) {
    double[] weights = new double[rows.size()];
    for (int i = 0; i < weights.length; i++) {
      double error = -1;
      for (int k = 0; k < factors.length; k++) {
        error += factors[k] * rows.get(i)[k];
      }
      weights[i] = 1 / Math.max(SMALLEST_ERROR, Math.abs(error));
    }
    return weights;
  }

  private static double[] regress(List<double[]> rows, double[] weights) {
    double[][] scaled = new double[rows.size()][];
    double[] expected = new double[rows.size()];
    for (int i = 0; i < scaled.length; i++) {
      double root = Math.sqrt(weights[i]);
      scaled[i] = rows.get(i).clone();
      for (int k = 0; k < scaled[i].length; k++) {
        scaled[i][k] *= root;
      }
      expected[i] = root;
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(expected, scaled);
    return regression.estimateRegressionParameters();
  }

  /** Counts as parts of what was measured, so that every design weighs the same. */
  private static double[] row(LutCounts counts, int measured) {
    double[] row = new double[LutClass.values().length];
    for (LutClass lutClass : LutClass.values()) {
      row[lutClass.ordinal()] = (double) counts.of(lutClass) / measured;
    }
    return row;
  }
}
