package dev.kairo.cli.bench;

import dev.kairo.cli.console.Console;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.estimate.calibration.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Estimates beside a synthesis, for people and for {@code --json}. */
final class ComparisonTable {
  private ComparisonTable() {}

  /** Whether a design meets the bars. */
  static boolean good(Comparison.Line line) {
    return line.exact() && line.close();
  }

  /** Prints the designs chosen. */
  static void print(
      Console console, String title, Comparison comparison, Predicate<Comparison.Line> which) {
    console.line(title + " (estimated/" + comparison.tool() + ")");
    console.line(
        String.format(Locale.ROOT, "  %-38s %9s %11s %11s", "design", "DSP", "BRAM36", "LUT"));
    comparison.lines().stream().filter(which).forEach(line -> console.line(text(line)));
  }

  private static String text(Comparison.Line line) {
    Resources estimated = line.estimated();
    Resources measured = line.measured();
    return String.format(
            Locale.ROOT,
            "  %-38s %9s %11s %11s %+6.1f%% %s",
            line.design(),
            estimated.dsp() + "/" + measured.dsp(),
            estimated.bram36() + "/" + measured.bram36(),
            estimated.lut() + "/" + measured.lut(),
            100 * line.lutError(),
            good(line) ? "" : "missed")
        .stripTrailing();
  }

  /** The fields of every design. */
  static List<Map<String, Object>> cases(Comparison comparison) {
    List<Map<String, Object>> cases = new ArrayList<>();
    for (Comparison.Line line : comparison.lines()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", line.design());
      fields.put("dspEstimated", line.estimated().dsp());
      fields.put("dspMeasured", line.measured().dsp());
      fields.put("bram36Estimated", line.estimated().bram36());
      fields.put("bram36Measured", line.measured().bram36());
      fields.put("lutEstimated", line.estimated().lut());
      fields.put("lutMeasured", line.measured().lut());
      fields.put("lutError", line.lutError());
      cases.add(fields);
    }
    return cases;
  }
}
