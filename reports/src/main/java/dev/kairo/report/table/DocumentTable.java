package dev.kairo.report.table;

import dev.kairo.report.Device;
import dev.kairo.report.DocumentRow;
import dev.kairo.report.Interval;
import dev.kairo.report.PointRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Published designs beside ours of the same M and N. */
public final class DocumentTable {
  private DocumentTable() {}

  public static Table of(List<DocumentRow> rows, Device device) {
    List<Column> columns =
        List.of(
            Column.words("layer", "layer"),
            Column.numbers("M", "M"),
            Column.numbers("N", "N"),
            Column.numbers("publishedDsp", "published DSP"),
            Column.numbers("publishedDspPercent", "% of device"),
            Column.numbers("publishedIntervalCycles", "published interval"),
            Column.words("published", "published as"),
            Column.numbers("dsp", "our DSP"),
            Column.numbers("predictedIntervalCycles", "our predicted interval"),
            Column.numbers("measuredIntervalCycles", "our measured interval"),
            Column.numbers("speedup", "published / ours"),
            Column.words("source", "source").offPage(),
            Column.words("predictedOrigin", "").offPage(),
            Column.words("measuredOrigin", "").offPage(),
            Column.words("areaOrigin", "").offPage());
    return new Table(columns, rows.stream().map(row -> cells(row, device)).toList());
  }

  private static List<Cell> cells(DocumentRow row, Device device) {
    Optional<PointRow> ours = row.ours();
    Optional<Interval.Measurement> seen = ours.flatMap(point -> point.interval().measurement());
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(row.layer()));
    cells.add(Cell.of(row.rows()));
    cells.add(Cell.of(row.columns()));
    cells.add(Cell.of(row.dsp()));
    cells.add(Cell.of(100.0 * row.dsp() / device.dsp(), 1));
    cells.add(Cell.of(row.intervalCycles()));
    cells.add(Cell.of(row.chosen() ? "chosen" : ""));
    cells.add(whole(ours, point -> point.area().dsp()));
    cells.add(whole(ours, point -> point.interval().predictedCycles()));
    cells.add(whole(seen, Interval.Measurement::cycles));
    cells.add(Cell.of(row.speedup(), 2));
    cells.add(Cell.of(row.source()));
    cells.add(Cell.of(ours.map(point -> point.interval().predictedOrigin()).orElse("")));
    cells.add(Cell.of(seen.map(Interval.Measurement::origin).orElse("")));
    cells.add(Cell.of(ours.map(point -> point.area().origin()).orElse("")));
    return cells;
  }

  private static <T> Cell whole(Optional<T> known, Function<T, Long> number) {
    return known.map(number).map(value -> Cell.of((long) value)).orElse(new Cell.Blank());
  }
}
