package dev.kairo.report.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code points.jsonl}: a line that says what is explored, then a line for each change of a point,
 * of which the last counts. The last line may be cut off, as a journal's that was killed.
 */
final class JournalText {
  private JournalText() {}

  static boolean fits(String text) {
    return text.lines()
        .findFirst()
        .filter(line -> line.startsWith("{") && line.endsWith("}"))
        .filter(line -> line.contains("\"format\"") || line.contains("\"configuration\""))
        .isPresent();
  }

  static ResultFile read(String name, String text) {
    List<String> lines = text.lines().toList();
    boolean whole = text.endsWith("\n");
    String design = "";
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean cut = i > 0 && i == lines.size() - 1 && !whole;
      if (lines.get(i).isBlank() || cut) {
        continue;
      }
      String place = name + ":" + (i + 1);
      JsonNode line = ResultFile.json(place, lines.get(i));
      if (line.path("configuration").isObject()) {
        entries.put(key(design, line.get("configuration")), entry(place, line));
      } else if (line.path("design").isTextual()) {
        design = line.get("design").asText();
      } else {
        throw ResultFile.unknown(place);
      }
    }
    return new ResultFile(name, "points.jsonl", design, entries);
  }

  private static String key(String design, JsonNode configuration) {
    String words =
        configuration.properties().stream()
            .map(value -> value.getKey() + "=" + value.getValue().asText())
            .collect(Collectors.joining(","));
    return (design + " " + words).strip();
  }

  private static Entry entry(String place, JsonNode line) {
    String state = line.path("state").asText();
    if (!state.equals(Entry.OK)) {
      String kind = line.path("kind").asText();
      String message = line.path("message").asText(line.path("reason").asText());
      return Entry.notOk(state, kind.isEmpty() ? message : kind + ": " + message);
    }
    JsonNode estimate = line.path("estimate");
    JsonNode measured = line.path("measured");
    String origin = estimate.path("origin").asText();
    PointNumbers numbers =
        new PointNumbers(place)
            .interval(estimate, origin)
            .area(estimate, estimate.path("areaOrigin").asText(origin))
            .area(line.path("generated"), line.path("generated").path("origin").asText());
    if (measured.isObject()) {
      numbers.interval(measured, "measured by " + measured.path("tool").asText());
    }
    return numbers.entry();
  }
}
