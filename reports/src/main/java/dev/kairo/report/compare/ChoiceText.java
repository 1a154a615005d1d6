package dev.kairo.report.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code best.json} and {@code pareto.json}. The best point is compared with the best point,
 * whatever their configurations; points of the front are compared by configuration.
 */
final class ChoiceText {
  /** What a point says besides its configuration. */
  private static final Set<String> FIGURES =
      Set.of(
          "intervalCycles",
          "dsp",
          "lut",
          "ff",
          "bram36",
          "origin",
          "areaOrigin",
          "predictedIntervalCycles",
          "measuredIntervalCycles",
          "point");

  private ChoiceText() {}

  static boolean fits(JsonNode document) {
    return document.path("design").isTextual()
        && (document.path("best").isObject() || document.path("points").isArray());
  }

  static ResultFile read(String name, JsonNode document) {
    String design = document.get("design").asText();
    Map<String, Entry> entries = new LinkedHashMap<>();
    if (document.path("best").isObject()) {
      JsonNode best = document.get("best");
      entries.put(
          "the best point of " + design,
          best.isEmpty() ? Entry.notOk("missing", "no point meets the goal") : entry(name, best));
      return new ResultFile(name, "best.json", design, entries);
    }
    for (JsonNode point : document.get("points")) {
      entries.put(design + " " + configuration(point), entry(name, point));
    }
    return new ResultFile(name, "pareto.json", design, entries);
  }

  private static String configuration(JsonNode point) {
    return point.properties().stream()
        .filter(field -> !FIGURES.contains(field.getKey()))
        .map(field -> field.getKey() + "=" + field.getValue().asText())
        .collect(Collectors.joining(","));
  }

  private static Entry entry(String name, JsonNode point) {
    return new PointNumbers(name)
        .interval(point, point.path("origin").asText())
        .area(point, point.path("areaOrigin").asText())
        .entry();
  }
}
