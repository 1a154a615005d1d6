package dev.kairo.report.table;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.Interval;
import dev.kairo.report.PointRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every point of an exploration as a row, with the origin of each group of numbers. */
public final class PointTable {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,17}");

  private PointTable() {}

  public static Table of(ExplorationReport report) {
    Map<String, Set<String>> values = settings(report);
    List<String> settings = List.copyOf(values.keySet());
    Map<String, String> constant = constantSettings(report);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("layer", "layer"));
    columns.add(Column.numbers("M", "M"));
    columns.add(Column.numbers("N", "N"));
    for (String setting : settings) {
      boolean numeric = values.get(setting).stream().allMatch(PointTable::isWhole);
      Column column = new Column(setting, setting, numeric, true);
      columns.add(constant.containsKey(setting) ? column.offPage() : column);
    }
    columns.add(Column.words("state", "state"));
    columns.add(Column.numbers("predictedIntervalCycles", "predicted interval"));
    columns.add(Column.numbers("measuredIntervalCycles", "measured interval"));
    columns.add(Column.numbers("predictionErrorPercent", "error, %"));
    columns.add(Column.numbers("dsp", "DSP"));
    columns.add(Column.numbers("lut", "LUT"));
    columns.add(Column.numbers("ff", "FF"));
    columns.add(Column.numbers("bram36", "BRAM36"));
    columns.add(Column.words("choice", "choice"));
    Column reason = Column.words("reason", "reason");
    boolean reasons = report.points().stream().anyMatch(one -> !one.state().reason().isEmpty());
    columns.add(reasons ? reason : reason.offPage());
    columns.add(Column.words("point", "point"));
    columns.add(Column.words("predictedOrigin", "").offPage());
    columns.add(Column.words("measuredOrigin", "").offPage());
    columns.add(Column.words("areaOrigin", "").offPage());
    return new Table(
        columns, report.points().stream().map(point -> row(report, point, settings)).toList());
  }

  private static List<Cell> row(ExplorationReport report, PointRow point, List<String> settings) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(point.layer()));
    cells.add(Cell.of(point.rows()));
    cells.add(Cell.of(point.columns()));
    settings.forEach(name -> cells.add(setting(point.settings().getOrDefault(name, ""))));
    cells.add(Cell.of(point.state().status().word()));
    Interval interval = point.interval();
    cells.add(Cell.of(interval.predictedCycles()));
    cells.add(interval.measurement().map(seen -> Cell.of(seen.cycles())).orElse(new Cell.Blank()));
    cells.add(Cell.of(interval.errorPercent(), 2));
    cells.add(Cell.of(point.area().dsp()));
    cells.add(Cell.of(point.area().lut()));
    cells.add(Cell.of(point.area().ff()));
    cells.add(Cell.of(point.area().bram36(), 1));
    cells.add(Cell.of(report.isBest(point) ? "best" : report.isOnFront(point) ? "front" : ""));
    cells.add(Cell.of(point.state().reason()));
    cells.add(new Cell.Digest(point.id()));
    cells.add(Cell.of(interval.predictedOrigin()));
    cells.add(Cell.of(interval.measurement().map(Interval.Measurement::origin).orElse("")));
    cells.add(Cell.of(point.area().origin()));
    return cells;
  }

  private static Cell setting(String value) {
    return isWhole(value) ? Cell.of(Long.parseLong(value)) : Cell.of(value);
  }

  private static boolean isWhole(String value) {
    return WHOLE.matcher(value).matches();
  }

  /** Every setting with its values, in the order they appear. */
  private static Map<String, Set<String>> settings(ExplorationReport report) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (PointRow point : report.points()) {
      point
          .settings()
          .forEach(
              (name, value) ->
                  values.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(value));
    }
    return values;
  }

  /** The settings that are the same in every point, which a page says once. */
  public static Map<String, String> constantSettings(ExplorationReport report) {
    return settings(report).entrySet().stream()
        .filter(setting -> setting.getValue().size() == 1)
        .filter(
            setting ->
                report.points().stream()
                    .allMatch(point -> point.settings().containsKey(setting.getKey())))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                setting -> setting.getValue().iterator().next(),
                (left, right) -> left,
                LinkedHashMap::new));
  }
}
