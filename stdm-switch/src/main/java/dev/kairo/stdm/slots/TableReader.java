package dev.kairo.stdm.slots;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairo.stdm.ParameterRange;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the public JSON of tables; whatever is not as it must be is refused with its place. */
final class TableReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int MOST_SWITCHES = 256;

  private final String name;
  private final List<String> warnings = new ArrayList<>();

  TableReader(String name) {
    this.name = name;
  }

  TableFile read(String text) {
    JsonNode file = parse(text);
    boolean older = !file.has("outputs") && file.has("switches");
    String count = older ? "switches" : "outputs";
    if (older) {
      warnings.add(
          name + ": \"switches\" is an older name; write \"outputs\" and \"output0\" instead.");
    }
    fields(file, "", Set.of("ports", "slots", count, "table"), Set.of("ejections", "inputSlots"));
    int ports = number(file, ParameterRange.PORTS);
    int slots = number(file, ParameterRange.SLOTS);
    int switches = number(file, "", count, 1, MOST_SWITCHES);
    int mostEjections = ParameterRange.PORTS.most() - ports + 1;
    int ejections = file.has("ejections") ? number(file, "", "ejections", 1, mostEjections) : 1;
    SlotTable empty = SlotTable.idle(ports, slots, ports + ejections - 1);
    Optional<JsonNode> inputSlots = Optional.ofNullable(file.get("inputSlots"));
    String key = older ? "switch" : "output";
    inner(file.get("table"), "table", key, switches);
    inputSlots.ifPresent(node -> inner(node, "inputSlots", key, switches));
    List<SlotTable> tables = new ArrayList<>();
    for (int i = 0; i < switches; i++) {
      String one = key + i;
      tables.add(
          table(empty, file.get("table").get(one), inputSlots.map(node -> node.get(one)), one));
    }
    return new TableFile(tables, warnings);
  }

  private JsonNode parse(String text) {
    try {
      JsonNode file = JSON.readTree(text);
      if (!file.isObject()) {
        throw refused("", "is " + shown(file), "an object with ports, slots, outputs and table");
      }
      return file;
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new TableFormatException(
          name
              + place
              + " is not JSON: "
              + broken.getOriginalMessage().lines().findFirst().orElse("")
              + ".",
          broken);
    }
  }

  private SlotTable table(
      SlotTable empty, JsonNode inputs, Optional<JsonNode> inputSlots, String one) {
    SlotTable table = empty;
    String place = "table." + one;
    String slotPlace = "inputSlots." + one;
    inner(inputs, place, "port", empty.outPorts());
    inputSlots.ifPresent(node -> inner(node, slotPlace, "port", empty.outPorts()));
    for (int outPort = 0; outPort < empty.outPorts(); outPort++) {
      String port = "port" + outPort;
      JsonNode row = inputs.get(port);
      inner(row, place + "." + port, "slot", empty.slots());
      Optional<JsonNode> slotRow = inputSlots.map(node -> node.get(port));
      slotRow.ifPresent(node -> inner(node, slotPlace + "." + port, "slot", empty.slots()));
      for (int slot = 0; slot < empty.slots(); slot++) {
        String key = "slot" + slot;
        int input = number(row, place + "." + port, key, 0, empty.idleValue());
        int from =
            slotRow.isPresent()
                ? number(slotRow.get(), slotPlace + "." + port, key, 0, empty.slots() - 1)
                : slot;
        table = table.with(outPort, slot, input, from);
      }
    }
    return table;
  }

  /** Checks that a node is an object of {@code key0}, {@code key1} and so on. */
  private void inner(JsonNode node, String place, String key, int count) {
    if (!node.isObject()) {
      throw refused(place, "is " + shown(node), "an object of " + range(key, count));
    }
    Set<String> keys = IntStream.range(0, count).mapToObj(i -> key + i).collect(Collectors.toSet());
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String found = names.next();
      if (!keys.contains(found)) {
        throw refused(place, "has \"" + found + "\"", range(key, count));
      }
    }
    for (int i = 0; i < count; i++) {
      if (!node.has(key + i)) {
        throw refused(place, "has no \"" + key + i + "\"", range(key, count) + ", each of them");
      }
    }
  }

  private static String range(String key, int count) {
    return count == 1 ? key + "0" : key + "0 to " + key + (count - 1);
  }

  private void fields(JsonNode node, String place, Set<String> needed, Set<String> optional) {
    Set<String> all = new TreeSet<>(needed);
    all.addAll(optional);
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String found = names.next();
      if (!all.contains(found)) {
        throw refused(place, "has \"" + found + "\"", String.join(", ", all));
      }
    }
    for (String field : new TreeSet<>(needed)) {
      if (!node.has(field)) {
        throw refused(place, "has no \"" + field + "\"", String.join(", ", new TreeSet<>(needed)));
      }
    }
  }

  private int number(JsonNode file, ParameterRange range) {
    return number(file, "", range.key(), range.least(), range.most());
  }

  private int number(JsonNode node, String place, String key, int least, int most) {
    JsonNode value = node.get(key);
    boolean fits =
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= least
            && value.intValue() <= most;
    if (!fits) {
      String at = place.isEmpty() ? key : place + "." + key;
      throw refused(at, "is " + shown(value), "a whole number from " + least + " to " + most);
    }
    return value.intValue();
  }

  private static String shown(JsonNode node) {
    String text =
        node.isContainerNode() ? node.isArray() ? "an array" : "an object" : node.toString();
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  private TableFormatException refused(String place, String found, String allowed) {
    String where = place.isEmpty() ? name : name + ": " + place;
    return new TableFormatException(where + " " + found + "; allowed is " + allowed + ".");
  }
}
