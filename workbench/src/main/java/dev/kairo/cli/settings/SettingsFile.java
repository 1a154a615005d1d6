package dev.kairo.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The {@code settings} object of a directory's {@code kairo.json}: option names without dashes and
 * their values. A {@code kairo.json} without that object, such as the one beside generated Verilog,
 * holds no settings.
 */
public final class SettingsFile {
  private final Path path;
  private final Map<String, String> values;

  private SettingsFile(Path path, Map<String, String> values) {
    this.path = path;
    this.values = values;
  }

  /** Reads a directory's settings; an absent file gives none. */
  public static SettingsFile in(Path directory) {
    Path path = directory.resolve("kairo.json");
    Map<String, String> values = new TreeMap<>();
    if (Files.isRegularFile(path)) {
      read(path).properties().forEach(field -> values.put(field.getKey(), text(path, field)));
    }
    return new SettingsFile(path, values);
  }

  private static JsonNode read(Path path) {
    try {
      JsonNode settings = new ObjectMapper().readTree(Files.readString(path)).path("settings");
      if (!settings.isMissingNode() && !settings.isObject()) {
        throw wrong(path, "\"settings\" must be an object of option names and values.");
      }
      return settings;
    } catch (JsonProcessingException problem) {
      throw wrong(
          path,
          "line %d is not JSON: %s."
              .formatted(problem.getLocation().getLineNr(), problem.getOriginalMessage()));
    } catch (IOException problem) {
      throw wrong(path, "it can't be read: " + problem.getMessage());
    }
  }

  private static String text(Path path, Map.Entry<String, JsonNode> field) {
    if (!field.getValue().isValueNode() || field.getValue().isNull()) {
      throw wrong(path, "\"" + field.getKey() + "\" must be a text, a number, true or false.");
    }
    return field.getValue().asText();
  }

  private static Refusal wrong(Path path, String says) {
    return Refusal.usage("settings", path + ": " + says, "");
  }

  /** Refuses names that are no option of any command. */
  public void check(Collection<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw wrong(
            path, "there is no setting \"" + name + "\"; " + NearestName.remedy(known, name));
      }
    }
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Path path() {
    return path;
  }
}
