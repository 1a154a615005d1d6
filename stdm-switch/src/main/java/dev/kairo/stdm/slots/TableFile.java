package dev.kairo.stdm.slots;

import java.util.List;

/**
 * The public JSON of a board's tables: one table for each switch of the board, of equal size.
 *
 * <pre>{@code
 * {"ports":3,"slots":2,"outputs":1,"table":{"output0":{"port0":{"slot0":1,"slot1":3}, ...}}}
 * }</pre>
 *
 * <p>{@code outputs} is the number of switches, {@code output0} the first of them, {@code port0}
 * its first output port, and the value an input port or, for idle, the number of ports. Two fields
 * are added only where they are needed, so that other tools read everything else: {@code ejections}
 * when the user logic can receive several words in a slot, and {@code inputSlots}, of the same
 * shape as {@code table}, when words change their slot.
 *
 * @param tables a table for each switch
 * @param warnings what was found in an older spelling
 */
public record TableFile(List<SlotTable> tables, List<String> warnings) {
  public TableFile {
    tables = List.copyOf(tables);
    warnings = List.copyOf(warnings);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("A file of no tables; give it at least one.");
    }
    SlotTable first = tables.get(0);
    for (SlotTable table : tables) {
      if (table.ports() != first.ports()
          || table.slots() != first.slots()
          || table.outPorts() != first.outPorts()) {
        throw new IllegalArgumentException(
            "Tables of different sizes in one file; all switches of a board are alike.");
      }
    }
  }

  /** The file of a single switch. */
  public static TableFile of(SlotTable table) {
    return new TableFile(List.of(table), List.of());
  }

  /**
   * Reads a file.
   *
   * @param text the JSON
   * @param name how messages call the file
   * @throws TableFormatException when it is not such a file
   */
  public static TableFile read(String text, String name) {
    return new TableReader(name).read(text);
  }

  /** The JSON, ending in a line feed. */
  public String json() {
    return TableWriter.write(tables);
  }
}
