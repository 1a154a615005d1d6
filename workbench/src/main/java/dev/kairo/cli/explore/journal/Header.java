package dev.kairo.cli.explore.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.cli.console.ProductVersion;
import dev.kairo.cli.explore.space.Space;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first line of a journal: what is explored with what. Results under another header can't be
 * compared with ours, so they are neither read nor overwritten.
 */
public record Header(
    String kairo,
    int format,
    String design,
    String generator,
    Map<String, String> tools,
    int points,
    String space) {
  private static final int FORMAT = 1;

  public Header {
    tools = Map.copyOf(tools);
  }

  /** The header of an exploration of a space with tools of some versions. */
  public static Header of(Space space, Map<String, String> tools) {
    return new Header(
        ProductVersion.TEXT,
        FORMAT,
        space.subject().name(),
        space.subject().generator(),
        tools,
        space.configurations().size(),
        space.digest());
  }

  String line() {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("kairo", kairo);
    line.put("format", format);
    line.put("design", design);
    line.put("generator", generator);
    ObjectNode versions = line.putObject("tools");
    tools.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(tool -> versions.put(tool.getKey(), tool.getValue()));
    line.put("points", points);
    line.put("space", space);
    return line.toString();
  }

  static Optional<Header> read(String line) {
    try {
      JsonNode node = new ObjectMapper().readTree(line);
      if (!node.path("kairo").isTextual() || !node.path("format").isInt()) {
        return Optional.empty();
      }
      Map<String, String> tools = new LinkedHashMap<>();
      node.path("tools")
          .properties()
          .forEach(tool -> tools.put(tool.getKey(), tool.getValue().asText()));
      return Optional.of(
          new Header(
              node.path("kairo").asText(),
              node.path("format").asInt(),
              node.path("design").asText(),
              node.path("generator").asText(),
              tools,
              node.path("points").asInt(),
              node.path("space").asText()));
    } catch (JsonProcessingException foreign) {
      return Optional.empty();
    }
  }

  /** What a directory under this header holds that is not ours; empty when it is ours. */
  Optional<String> difference(Header ours) {
    if (format != ours.format || !kairo.equals(ours.kairo)) {
      return Optional.of(
          "was written by kairo %s in format %d, and this is kairo %s with format %d"
              .formatted(kairo, format, ours.kairo, ours.format));
    }
    if (!design.equals(ours.design)) {
      return Optional.of("holds an exploration of %s, not of %s".formatted(design, ours.design));
    }
    if (!generator.equals(ours.generator)) {
      return Optional.of(
          "holds designs of version %s of %s, and this is version %s"
              .formatted(generator, design, ours.generator));
    }
    if (!tools.equals(ours.tools)) {
      return Optional.of(
          "was explored with %s, and here is %s".formatted(words(tools), words(ours.tools)));
    }
    if (!space.equals(ours.space)) {
      return Optional.of(
          "holds another exploration of %s: %d points, not these %d"
              .formatted(design, points, ours.points));
    }
    return Optional.empty();
  }

  private static String words(Map<String, String> tools) {
    return tools.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(tool -> tool.getKey() + " " + tool.getValue())
        .reduce((left, right) -> left + " and " + right)
        .orElse("no tools");
  }
}
