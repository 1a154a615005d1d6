package dev.kairo.stdm.slots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes tables as the public JSON. */
final class TableWriter {
  private static final JsonMapper JSON = new JsonMapper();

  /** Which number of an entry is written. */
  @FunctionalInterface
  private interface Entry {
    int of(SlotTable table, int outPort, int slot);
  }

  private TableWriter() {}

  static String write(List<SlotTable> tables) {
    SlotTable first = tables.get(0);
    ObjectNode file = JSON.createObjectNode();
    file.put("ports", first.ports());
    file.put("slots", first.slots());
    file.put("outputs", tables.size());
    if (first.outPorts() > first.ports()) {
      file.put("ejections", first.outPorts() - first.ports() + 1);
    }
    file.set("table", entries(tables, SlotTable::inputPort));
    if (tables.stream().anyMatch(SlotTable::interchanges)) {
      file.set("inputSlots", entries(tables, SlotTable::inputSlot));
    }
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(printer).writeValueAsString(file) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("numbers are always JSON", impossible);
    }
  }

  private static ObjectNode entries(List<SlotTable> tables, Entry entry) {
    ObjectNode switches = JSON.createObjectNode();
    for (int i = 0; i < tables.size(); i++) {
      SlotTable table = tables.get(i);
      ObjectNode ports = switches.putObject("output" + i);
      for (int outPort = 0; outPort < table.outPorts(); outPort++) {
        ObjectNode slots = ports.putObject("port" + outPort);
        for (int slot = 0; slot < table.slots(); slot++) {
          slots.put("slot" + slot, entry.of(table, outPort, slot));
        }
      }
    }
    return switches;
  }
}
