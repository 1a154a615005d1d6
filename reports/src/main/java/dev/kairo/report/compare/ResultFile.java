package dev.kairo.report.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A result that can be compared: what an exploration or {@code --json} wrote.
 *
 * @param name the file's name, as sentences call it
 * @param kind what sort of file it is; only equal sorts can be compared
 * @param subject the design or command it is about; only equal ones can be compared
 */
public record ResultFile(String name, String kind, String subject, Map<String, Entry> entries) {
  private static final String REMEDY =
      "Give best.json, pareto.json or points.jsonl of an exploration,"
          + " or what 'kairo simulate --json' or 'kairo bench --json' printed.";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public ResultFile {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** Reads a file. */
  public static ResultFile read(Path file) {
    return read(file.toString(), file);
  }

  /** Reads a file that sentences call by another name than its whole path. */
  public static ResultFile read(String name, Path file) {
    try {
      return parse(name, Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw new UnreadableResult("There is no file " + name + ".", REMEDY);
    } catch (MalformedInputException binary) {
      throw new UnreadableResult(name + " is no text in UTF-8.", REMEDY);
    } catch (IOException problem) {
      throw new UnreadableResult(
          "%s can't be read: %s.".formatted(name, problem.getMessage()), REMEDY);
    }
  }

  /** Reads a text that stands in a file of some name. */
  public static ResultFile parse(String name, String text) {
    if (text.isBlank()) {
      throw new UnreadableResult(name + " is empty.", REMEDY);
    }
    if (JournalText.fits(text)) {
      return JournalText.read(name, text);
    }
    JsonNode document = json(name, text);
    if (ChoiceText.fits(document)) {
      return ChoiceText.read(name, document);
    }
    if (CommandText.fits(document)) {
      return CommandText.read(name, document);
    }
    throw unknown(name);
  }

  static UnreadableResult unknown(String name) {
    return new UnreadableResult(name + " is JSON, but no result of Kairo.", REMEDY);
  }

  /** One JSON value and nothing after it. */
  static JsonNode json(String place, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      String where =
          broken.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
      throw new UnreadableResult(
          "%s is not JSON%s: %s.".formatted(place, where, firstLine(broken.getOriginalMessage())),
          REMEDY);
    }
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** A number of a document; one too large to compute with is refused. */
  static double number(String place, JsonNode node) {
    double value = node.doubleValue();
    if (!Double.isFinite(value)) {
      throw new UnreadableResult(
          "%s holds a number that is too large to compare.".formatted(place), REMEDY);
    }
    return value;
  }
}
