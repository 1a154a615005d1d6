package dev.kairo.hw.verilog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Parameter;
import dev.kairo.hw.ir.Port;
import java.util.Locale;
import java.util.Optional;

/** What other programs want to know of an emitted design: the content of {@code kairo.json}. */
public final class Manifest {
  /** The name of the file. */
  public static final String FILE = "kairo.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Manifest() {}

  /**
   * Describes a design.
   *
   * @param design the name people generate it by
   * @param estimate its resources, where somebody estimated them
   */
  public static ObjectNode of(EmittedDesign emitted, String design, Optional<JsonNode> estimate) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("design", design);
    manifest.put("top", emitted.top());
    ObjectNode parameters = manifest.putObject("parameters");
    for (Parameter parameter : emitted.parameters()) {
      parameters.set(parameter.name(), value(parameter.value()));
    }
    ArrayNode ports = manifest.putArray("ports");
    for (EmittedPort port : emitted.ports()) {
      ObjectNode entry = ports.addObject();
      entry.put("name", port.name());
      entry.put("width", port.width());
      entry.put("direction", port.direction().name().toLowerCase(Locale.ROOT));
    }
    clocks(manifest, emitted);
    if (emitted.latencyCycles() == Port.UNTIMED) {
      manifest.putNull("latencyCycles");
    } else {
      manifest.put("latencyCycles", emitted.latencyCycles());
    }
    ArrayNode files = manifest.putArray("files");
    emitted.files().forEach(file -> files.add(file.name()));
    estimate.ifPresentOrElse(
        value -> manifest.set("estimate", value), () -> manifest.putNull("estimate"));
    manifest.put("digest", emitted.digest());
    return manifest;
  }

  /** Numbers and truth values as such, everything else as text. */
  private static JsonNode value(String text) {
    if (text.matches("-?(0|[1-9][0-9]{0,17})")) {
      return JSON.getNodeFactory().numberNode(Long.parseLong(text));
    }
    return text.equals("true") || text.equals("false")
        ? JSON.getNodeFactory().booleanNode(Boolean.parseBoolean(text))
        : JSON.getNodeFactory().textNode(text);
  }

  private static void clocks(ObjectNode manifest, EmittedDesign emitted) {
    Optional<ClockPort> main = emitted.clocks().stream().findFirst();
    manifest.put("clock", main.map(ClockPort::name).orElse(null));
    manifest.put("reset", main.flatMap(ClockPort::reset).orElse(null));
    ArrayNode clocks = manifest.putArray("clocks");
    for (ClockPort clock : emitted.clocks()) {
      ObjectNode entry = clocks.addObject();
      entry.put("name", clock.name());
      entry.put("reset", clock.reset().orElse(null));
    }
  }

  /** A manifest as it stands in the file. */
  static String text(ObjectNode manifest) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return JSON.writer(printer).writeValueAsString(manifest) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values is always JSON", impossible);
    }
  }
}
