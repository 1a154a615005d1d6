package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The estimate beside the recorded measurements, design by design, with its errors. */
public record Comparison(String tool, List<Line> lines) {
  /** The largest error of LUTs we accept, as a part of the measured number. */
  public static final double LUT_TOLERANCE = 0.10;

  public Comparison {
    lines = List.copyOf(lines);
  }

  /**
   * One design.
   *
   * @param heldOut whether the coefficients were found without it
   */
  public record Line(
      String design, String family, Resources estimated, Resources measured, boolean heldOut) {
    /** How far the LUTs are off, as a part of the measured number. */
    public double lutError() {
      int off = estimated.lut() - measured.lut();
      return off == 0 ? 0 : measured.lut() == 0 ? 1 : (double) off / measured.lut();
    }

    /** Whether DSPs and block RAMs are equal. */
    public boolean exact() {
      return estimated.dsp() == measured.dsp()
          && estimated.ramb36() == measured.ramb36()
          && estimated.ramb18() == measured.ramb18();
    }

    /** Whether LUTs are within the tolerance. */
    public boolean close() {
      return Math.abs(lutError()) <= LUT_TOLERANCE;
    }
  }

  /** Estimates every design of a table that is in the list. */
  public static Comparison of(
      List<CalibrationDesign> designs, CalibrationTable table, Estimator estimator) {
    List<Line> lines = new ArrayList<>();
    for (CalibrationDesign design : designs) {
      Optional<Resources> measured = table.measured(design.name());
      if (measured.isPresent()) {
        Resources estimated = estimator.estimate(design.circuit().get()).total();
        lines.add(
            new Line(
                design.name(),
                design.family(),
                estimated,
                measured.get(),
                Fit.heldOut(design.name())));
      }
    }
    return new Comparison(table.tool(), lines);
  }

  /** The mean error of LUTs of the lines chosen, signs dropped. */
  public double meanLutError(Predicate<Line> which) {
    return lines.stream()
        .filter(which)
        .mapToDouble(line -> Math.abs(line.lutError()))
        .average()
        .orElse(0);
  }

  /** The largest error of LUTs of the lines chosen. */
  public double maxLutError(Predicate<Line> which) {
    return lines.stream()
        .filter(which)
        .mapToDouble(line -> Math.abs(line.lutError()))
        .max()
        .orElse(0);
  }

  /** The table for people, with a summary. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-44s %13s %15s %8s %13s %15s %13s%n",
            "design (estimate / " + tool + ")",
            "DSP",
            "LUT",
            "error",
            "FF",
            "BRAM36",
            "LUTRAM"));
    for (Line line : lines) {
      Resources e = line.estimated();
      Resources m = line.measured();
      text.append(
          String.format(
              Locale.ROOT,
              "%-44s %6d/%6d %7d/%7d %+7.1f%% %6d/%6d %7.1f/%7.1f %6d/%6d%s%n",
              line.design(),
              e.dsp(),
              m.dsp(),
              e.lut(),
              m.lut(),
              100 * line.lutError(),
              e.ff(),
              m.ff(),
              e.bram36(),
              m.bram36(),
              e.lutram(),
              m.lutram(),
              line.exact() ? line.close() ? "" : "  LUT off" : "  NOT EQUAL"));
    }
    return text.append(summary()).toString().replace("\r\n", "\n");
  }

  /** How good the estimate is, in a few lines. */
  public String summary() {
    long exact = lines.stream().filter(Line::exact).count();
    long close = lines.stream().filter(Line::close).count();
    return String.format(
        Locale.ROOT,
        "%d designs: DSP and BRAM equal in %d, LUT within %.0f %% in %d%n"
            + "LUT error of the fitted designs: mean %.1f %%, largest %.1f %%%n"
            + "LUT error of the held-out designs: mean %.1f %%, largest %.1f %%%n",
        lines.size(),
        exact,
        100 * LUT_TOLERANCE,
        close,
        100 * meanLutError(line -> !line.heldOut()),
        100 * maxLutError(line -> !line.heldOut()),
        100 * meanLutError(Line::heldOut),
        100 * maxLutError(Line::heldOut));
  }
}
