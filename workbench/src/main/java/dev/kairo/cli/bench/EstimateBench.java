package dev.kairo.cli.bench;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.calibration.Calibration;
import dev.kairo.hw.estimate.calibration.CalibrationDesign;
import dev.kairo.hw.estimate.calibration.CalibrationLibrary;
import dev.kairo.hw.estimate.calibration.Comparison;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resource estimate against Yosys: DSPs and block RAMs must be equal, LUTs within a tenth. The
 * library's designs stand in the recorded table, or are measured anew; the catalogue's presets are
 * always measured now. The library is shown by the model alone as well, because looking up what was
 * measured is no test of the model.
 *
 * @param everyDesign whether each design of the library gets a line, not only those that miss
 * @param calibrate where the library's new measurements and coefficients go, to measure it anew
 */
public record EstimateBench(boolean everyDesign, Optional<Path> calibrate) implements Bench {
  /** LUTs up to which a preset is synthesised; Yosys takes a minute for four times as many. */
  private static final int MOST_LUTS = 20_000;

  /** The catalogue's presets: those that are synthesised, and the names of those too large. */
  private record Presets(List<CalibrationDesign> designs, List<String> tooLarge) {}

  @Override
  public Outcome run(Workplace workplace) throws IOException {
    Finding.Found yosys = workplace.toolbox().require(Tool.YOSYS);
    Comparison library;
    Presets chosen = presets(workplace);
    List<CalibrationDesign> designs = chosen.designs();
    Comparison presets;
    try (Progress progress = workplace.console().progress()) {
      progress.start("estimate");
      library =
          calibrate.isPresent()
              ? Calibration.run(CalibrationLibrary.all(), yosys, calibrate.get(), progress::detail)
              : Calibration.modelled();
      progress.detail("synthesising " + designs.size() + " designs");
      presets =
          Comparison.of(
              designs, Calibration.measure(designs, yosys, progress::detail), new Estimator());
      progress.done(designs.size() + " designs synthesised with " + presets.tool());
    }
    Console console = workplace.console();
    ComparisonTable.print(console, "The catalogue's designs, measured now", presets, line -> true);
    for (String name : chosen.tooLarge()) {
      console.line("  %-38s not synthesised: more than %,d LUTs".formatted(name, MOST_LUTS));
    }
    ComparisonTable.print(
        console,
        (calibrate.isPresent()
                ? "The library by the model alone, measured now"
                : "The library by the model alone")
            + (everyDesign ? "" : ": designs that miss a bar"),
        library,
        line -> everyDesign || !ComparisonTable.good(line));
    console.line(library.summary().strip());
    Comparison given = Calibration.recorded();
    console.line(
        "with the definitions measured for this version: "
            + "LUT within %.0f %% in %d of %d (the library's own are looked up)"
                .formatted(100 * Comparison.LUT_TOLERANCE, within(given), given.lines().size()));
    boolean met =
        given.lines().stream().allMatch(ComparisonTable::good)
            && library.lines().stream().allMatch(Comparison.Line::exact)
            && presets.lines().stream().allMatch(ComparisonTable::good);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("tool", presets.tool());
    result.put("cases", ComparisonTable.cases(presets));
    result.put("tooLarge", chosen.tooLarge());
    result.put("library", ComparisonTable.cases(library));
    result.put("libraryWithin", within(given));
    result.put("libraryWithinByTheModel", within(library));
    return Bench.judged(
        met,
        result,
        "An estimate is further from the synthesis than the bars allow.",
        "kairo bench estimate --table");
  }

  private static long within(Comparison comparison) {
    return comparison.lines().stream().filter(ComparisonTable::good).count();
  }

  private static Presets presets(Workplace workplace) {
    List<CalibrationDesign> designs = new ArrayList<>();
    List<String> tooLarge = new ArrayList<>();
    for (Subject subject : workplace.subjects()) {
      String name = subject.name().replaceAll("[^A-Za-z0-9]", "_");
      Circuit circuit = subject.design().circuit();
      if (Estimator.of(circuit).total().lut() > MOST_LUTS) {
        tooLarge.add(name);
      } else {
        designs.add(new CalibrationDesign("catalogue", name, () -> circuit));
      }
    }
    return new Presets(designs, tooLarge);
  }
}
