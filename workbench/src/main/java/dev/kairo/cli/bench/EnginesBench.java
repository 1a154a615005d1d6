package dev.kairo.cli.bench;

import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.estimate.calibration.CalibrationDesign;
import dev.kairo.hw.estimate.calibration.CalibrationTable;
import dev.kairo.hw.estimate.calibration.Comparison;
import dev.kairo.hw.estimate.calibration.Synthesis;
import dev.kairo.hw.tool.Tool;
import dev.kairo.train.synthesis.SynthesisSamples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The estimate of engines that explorations meet against their synthesis with Yosys, each engine
 * flattened as a whole: DSPs and block RAMs must be equal, LUTs within a tenth.
 */
public final class EnginesBench implements Bench {
  @Override
  public Outcome run(Workplace workplace) throws IOException {
    List<CalibrationDesign> engines = SynthesisSamples.all();
    Synthesis synthesis = new Synthesis(workplace.toolbox().require(Tool.YOSYS));
    List<CalibrationTable.Row> rows = new ArrayList<>();
    try (Progress progress = workplace.console().progress()) {
      progress.plan(engines.size());
      for (CalibrationDesign engine : engines) {
        progress.start(engine.name());
        progress.detail("synthesising with " + synthesis.tool());
        Resources measured = synthesis.measure(List.of(engine)).get(engine.name());
        rows.add(new CalibrationTable.Row(engine.name(), engine.family(), measured));
        progress.done("%,d LUTs".formatted(measured.lut()));
      }
    }
    Comparison comparison =
        Comparison.of(engines, new CalibrationTable(synthesis.tool(), rows), new Estimator());
    ComparisonTable.print(workplace.console(), "Engines, measured now", comparison, line -> true);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("tool", comparison.tool());
    result.put("cases", ComparisonTable.cases(comparison));
    return Bench.judged(
        comparison.lines().stream().allMatch(ComparisonTable::good),
        result,
        "An estimate is further from the synthesis than the bars allow.",
        "kairo bench engines");
  }
}
