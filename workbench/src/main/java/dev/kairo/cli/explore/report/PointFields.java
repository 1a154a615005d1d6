package dev.kairo.cli.explore.report;

import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.space.Configuration;
import dev.kairo.cli.explore.space.Costs;
import java.util.LinkedHashMap;
import java.util.Map;

/** A point's fields as results and JSON files show them. */
public final class PointFields {
  private PointFields() {}

  /** The configuration and the best that is known of its costs. */
  public static Map<String, Object> of(PointRecord record) {
    Map<String, Object> fields = of(record.candidate().configuration(), record.costs());
    fields.put("predictedIntervalCycles", record.candidate().estimate().intervalCycles());
    record
        .measured()
        .ifPresent(measured -> fields.put("measuredIntervalCycles", measured.intervalCycles()));
    fields.put("point", record.candidate().point());
    return fields;
  }

  /** A configuration and its costs. */
  public static Map<String, Object> of(Configuration configuration, Costs costs) {
    Map<String, Object> fields = values(configuration);
    fields.putAll(of(costs));
    return fields;
  }

  /** Costs alone. */
  public static Map<String, Object> of(Costs costs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("intervalCycles", costs.intervalCycles());
    fields.put("dsp", costs.dsp());
    fields.put("lut", costs.lut());
    fields.put("ff", costs.ff());
    fields.put("bram36", costs.bram36());
    fields.put("origin", costs.intervalOrigin().words());
    fields.put("areaOrigin", costs.areaOrigin().words());
    return fields;
  }

  /** The values of a configuration, numbers as numbers. */
  private static Map<String, Object> values(Configuration configuration) {
    Map<String, Object> values = new LinkedHashMap<>();
    configuration
        .values()
        .forEach(
            (name, text) ->
                values.put(name, text.matches("-?\\d{1,18}") ? Long.valueOf(text) : text));
    return values;
  }
}
