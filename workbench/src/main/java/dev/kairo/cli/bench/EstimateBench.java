package dev.kairo.cli.bench;

import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.estimate.calibration.CalibrationDesign;
import dev.kairo.hw.estimate.calibration.Synthesis;
import dev.kairo.hw.tool.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The resource estimate against Yosys: DSPs and block RAMs must be equal, LUTs within a tenth. */
public final class EstimateBench implements Bench {
  private static final double MOST_LUT_ERROR = 0.10;

  @Override
  public Outcome run(Workplace workplace) throws IOException {
    Synthesis synthesis = new Synthesis(workplace.toolbox().require(Tool.YOSYS));
    List<CalibrationDesign> designs = new ArrayList<>();
    for (Subject subject : workplace.subjects()) {
      String name = subject.name().replaceAll("[^A-Za-z0-9]", "_");
      designs.add(new CalibrationDesign("designs", name, () -> subject.design().circuit()));
    }
    Map<String, Resources> measured;
    try (Progress progress = workplace.console().progress()) {
      progress.start("estimate");
      progress.detail("synthesising " + designs.size() + " designs with " + synthesis.tool());
      measured = synthesis.measure(designs);
      progress.done(designs.size() + " designs synthesised with " + synthesis.tool());
    }
    workplace
        .console()
        .line(
            String.format(
                Locale.ROOT,
                "%-26s %11s %13s %17s %8s",
                "estimated / measured",
                "DSP",
                "BRAM36",
                "LUT",
                "error"));
    List<Map<String, Object>> cases = new ArrayList<>();
    boolean met = true;
    for (CalibrationDesign design : designs) {
      Resources estimated = Estimator.of(design.circuit().get()).total();
      Resources found = measured.get(design.name());
      double error = (double) (estimated.lut() - found.lut()) / Math.max(1, found.lut());
      boolean good =
          estimated.dsp() == found.dsp()
              && estimated.bram36() == found.bram36()
              && Math.abs(error) <= MOST_LUT_ERROR;
      met &= good;
      workplace.console().line(line(design.name(), estimated, found, error, good));
      cases.add(fields(design.name(), estimated, found, error));
    }
    return Bench.judged(
        met,
        Map.of("tool", synthesis.tool(), "cases", cases),
        "An estimate is further from the synthesis than the bars allow.");
  }

  private static String line(
      String name, Resources estimated, Resources found, double error, boolean good) {
    return String.format(
            Locale.ROOT,
            "%-26s %5d/%5d %6.1f/%6.1f %8d/%8d %7.1f%% %s",
            name,
            estimated.dsp(),
            found.dsp(),
            estimated.bram36(),
            found.bram36(),
            estimated.lut(),
            found.lut(),
            100 * error,
            good ? "" : "missed")
        .stripTrailing();
  }

  private static Map<String, Object> fields(
      String name, Resources estimated, Resources found, double error) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("dspEstimated", estimated.dsp());
    fields.put("dspMeasured", found.dsp());
    fields.put("bram36Estimated", estimated.bram36());
    fields.put("bram36Measured", found.bram36());
    fields.put("lutEstimated", estimated.lut());
    fields.put("lutMeasured", found.lut());
    fields.put("lutError", error);
    return fields;
  }
}
