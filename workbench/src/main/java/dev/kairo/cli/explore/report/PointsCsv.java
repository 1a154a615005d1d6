package dev.kairo.cli.explore.report;

import dev.kairo.cli.designs.Parameter;
import dev.kairo.cli.explore.journal.Generated;
import dev.kairo.cli.explore.journal.Measured;
import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.journal.PointState;
import dev.kairo.cli.explore.space.Costs;
import dev.kairo.cli.explore.work.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every point as a row: what was predicted, what was generated, what was measured. */
public final class PointsCsv implements ReportWriter {
  private static final List<String> FIGURES =
      List.of(
          "state",
          "stage",
          "reason",
          "predictedIntervalCycles",
          "predictedDsp",
          "predictedLut",
          "predictedFf",
          "predictedBram36",
          "generatedDsp",
          "generatedLut",
          "generatedFf",
          "generatedBram36",
          "measuredIntervalCycles",
          "mismatches",
          "point");

  @Override
  public String file() {
    return "points.csv";
  }

  @Override
  public String text(Findings findings) {
    List<Object> head = new ArrayList<>();
    findings.space().subject().parameters().stream().map(Parameter::name).forEach(head::add);
    head.addAll(FIGURES);
    StringBuilder text = new StringBuilder(row(head));
    findings.records().forEach(record -> text.append(row(cells(record))));
    return text.toString();
  }

  private static List<Object> cells(PointRecord record) {
    List<Object> cells = new ArrayList<>(record.candidate().configuration().values().values());
    cells.add(record.state().word());
    state(cells, record.state());
    Costs estimate = record.candidate().estimate();
    cells.add(estimate.intervalCycles());
    cells.addAll(List.of(estimate.dsp(), estimate.lut(), estimate.ff(), estimate.bram36()));
    cells.addAll(record.generated().map(PointsCsv::cells).orElse(List.of("", "", "", "")));
    cells.addAll(record.measured().map(PointsCsv::cells).orElse(List.of("", "")));
    cells.add(record.candidate().point());
    return cells;
  }

  private static void state(List<Object> cells, PointState state) {
    if (state instanceof PointState.Done done) {
      cells.addAll(List.of(done.stage().word(), ""));
    } else if (state instanceof PointState.Failed failed) {
      cells.addAll(List.of(failed.stage().word(), failed.kind().word()));
    } else if (state instanceof PointState.Skipped skipped) {
      cells.addAll(List.of("", skipped.reason()));
    } else {
      cells.addAll(List.of("", ""));
    }
  }

  private static List<Object> cells(Generated generated) {
    return List.of(generated.dsp(), generated.lut(), generated.ff(), generated.bram36());
  }

  private static List<Object> cells(Measured measured) {
    return List.of(measured.intervalCycles(), measured.mismatches());
  }

  private static String row(List<Object> cells) {
    return cells.stream()
        .map(String::valueOf)
        .map(cell -> cell.matches("[^,\"\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(",", "", "\n"));
  }
}
