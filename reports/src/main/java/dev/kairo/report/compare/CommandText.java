package dev.kairo.report.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The document that {@code --json} prints. Every number under {@code result} whose name tells a
 * direction is compared, but for what lies in {@code time}.
 */
final class CommandText {
  private static final String TIME = "time";
  private static final List<String> NAMES = List.of("name", "design", "M", "N", "point");

  private final String file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private CommandText(String file) {
    this.file = file;
  }

  static boolean fits(JsonNode document) {
    return document.path("kairo").isInt()
        && document.path("command").isTextual()
        && document.path("status").isTextual();
  }

  static ResultFile read(String name, JsonNode document) {
    String command = document.get("command").asText();
    CommandText text = new CommandText(name);
    String run = "kairo " + command;
    String status = document.get("status").asText();
    String reason = document.path("errors").path(0).path("message").asText();
    text.entries.put(
        run, status.equals(Entry.OK) ? Entry.ok(Map.of(), Map.of()) : Entry.notOk(status, reason));
    text.object(command, document.path("result"));
    String design = document.path("result").path("design").asText();
    return new ResultFile(
        name, "document of --json", design.isEmpty() ? run : run + " " + design, text.entries);
  }

  private void object(String path, JsonNode object) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (name.equals(TIME)) {
        continue;
      }
      if (value.isNumber() && Direction.of(name) != Direction.NONE) {
        numbers.put(name, ResultFile.number(file, value));
      } else if (value.isObject()) {
        object(path + "." + name, value);
      } else if (value.isArray()) {
        array(path + "." + name, value);
      }
    }
    if (!numbers.isEmpty()) {
      entries.put(path, Entry.ok(numbers, Map.of()));
    }
  }

  /** Items are known by their names, so that an item that is added in front shifts none. */
  private void array(String path, JsonNode array) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < array.size(); i++) {
      StringBuilder words = new StringBuilder();
      for (String name : NAMES) {
        JsonNode value = array.get(i).path(name);
        if (value.isValueNode()) {
          words.append(words.isEmpty() ? "" : " ").append(value.asText());
        }
      }
      String key = words.isEmpty() || !taken.add(words.toString()) ? "#" + i : words.toString();
      object(path + "[" + key + "]", array.get(i));
    }
  }
}
