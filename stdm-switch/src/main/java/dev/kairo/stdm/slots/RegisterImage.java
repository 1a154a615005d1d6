package dev.kairo.stdm.slots;

import dev.kairo.stdm.RegisterMap;
import dev.kairo.stdm.SwitchParameters;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Reads tables back from the bytes that were written to a switch, or read from it. */
public final class RegisterImage {
  private final SwitchParameters parameters;
  private final TreeMap<Integer, Integer> bytes = new TreeMap<>();

  /** An image of a switch's registers without any byte. */
  public RegisterImage(SwitchParameters parameters) {
    this.parameters = parameters;
  }

  /** The image after some writes; later ones win. */
  public RegisterImage write(List<RegisterWrite> writes) {
    for (RegisterWrite write : writes) {
      bytes.put(write.address(), write.data());
    }
    return this;
  }

  /**
   * The table the bytes describe.
   *
   * @throws TableFormatException when a byte is missing or names what the switch does not have
   */
  public SlotTable table() {
    int doubled = at(RegisterMap.SLOT_COUNT, "the slot count");
    if (doubled % 2 != 0 || doubled < 2 || doubled > 2 * parameters.slots()) {
      throw new TableFormatException(
          String.format(
              Locale.ROOT,
              "Address %04x holds %d as the slot count; it must be an even number from 2 to %d.",
              RegisterMap.SLOT_COUNT,
              doubled,
              2 * parameters.slots()));
    }
    SlotTable table = SlotTable.idle(parameters, doubled / 2);
    for (int outPort = 0; outPort < table.outPorts(); outPort++) {
      for (int slot = 0; slot < table.slots(); slot++) {
        table = entry(table, outPort, slot);
      }
    }
    return table;
  }

  private SlotTable entry(SlotTable table, int outPort, int slot) {
    int address = RegisterMap.inputPort(outPort, slot);
    int port = at(address, String.format(Locale.ROOT, "output %d, slot %d", outPort, slot));
    if (port > table.idleValue()) {
      throw new TableFormatException(
          String.format(
              Locale.ROOT,
              "Address %04x holds input port %d; allowed are 0 to %d, and %d for idle.",
              address,
              port,
              table.ports() - 1,
              table.idleValue()));
    }
    if (!parameters.options().interchange() || port == table.idleValue()) {
      return table.with(outPort, slot, port);
    }
    int slotAddress = RegisterMap.inputSlot(outPort, slot);
    int inputSlot =
        at(
            slotAddress,
            String.format(Locale.ROOT, "the input slot of output %d, slot %d", outPort, slot));
    if (inputSlot >= table.slots()) {
      throw new TableFormatException(
          String.format(
              Locale.ROOT,
              "Address %04x holds input slot %d; allowed are 0 to %d.",
              slotAddress,
              inputSlot,
              table.slots() - 1));
    }
    return table.with(outPort, slot, port, inputSlot);
  }

  private int at(int address, String what) {
    Integer found = bytes.get(address);
    if (found == null) {
      throw new TableFormatException(
          String.format(
              Locale.ROOT,
              "Address %04x (%s) was never written; write all entries and the slot count.",
              address,
              what));
    }
    return found;
  }
}
