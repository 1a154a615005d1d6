package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.table.PointTable;
import java.util.Set;
import java.util.stream.Collectors;

/** What a point is called where its layer is known: M and N, and the settings that vary. */
final class Labels {
  private final Set<String> constant;

  Labels(ExplorationReport report) {
    this.constant = PointTable.constantSettings(report).keySet();
  }

  /** M, N and settings, such as {@code 10 × 2, adder-latency 3}. */
  String of(PointRow point) {
    return point.lanes() + settings(point, ", ");
  }

  /** The settings that vary, each after a separator; empty when none does. */
  String settings(PointRow point, String separator) {
    return point.settings().entrySet().stream()
        .filter(setting -> !constant.contains(setting.getKey()))
        .map(setting -> separator + setting.getKey() + " " + setting.getValue())
        .collect(Collectors.joining());
  }
}
