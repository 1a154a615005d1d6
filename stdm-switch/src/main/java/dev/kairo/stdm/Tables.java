package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.stdm.RouteTable.TableWrite;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of all outputs: one for the input port and, with slot interchange, one for its slot.
 */
final class Tables {
  private final List<RouteTable> ports = new ArrayList<>();
  private final List<RouteTable> slots = new ArrayList<>();

  Tables(Module parent, SwitchParameters parameters, FrameTimer timer, ControlRegisters control) {
    for (int output = 0; output < parameters.outputs(); output++) {
      TableWrite write =
          new TableWrite(control.portWrites.get(output), control.entry, control.inputPort);
      RouteTable table = new RouteTable(parent, timer, write, parameters.idle());
      table.instanceName("table" + output);
      ports.add(table);
    }
    for (int output = 0; output < control.slotWrites.size(); output++) {
      TableWrite write =
          new TableWrite(control.slotWrites.get(output), control.entry, control.inputSlot.get());
      RouteTable table = new RouteTable(parent, timer, write, 0);
      table.instanceName("slot_table" + output);
      slots.add(table);
    }
  }

  /** The input port whose word an output sends next. */
  Bits port(int output) {
    return ports.get(output).value;
  }

  /** The slot in which that word came in, with slot interchange. */
  Bits slot(int output) {
    return slots.get(output).value;
  }

  /** The input port of the addressed entry of each output. */
  List<Bits> portsRead() {
    return ports.stream().map(table -> table.readBack).toList();
  }

  /** The input slot of the addressed entry of each output. */
  List<Bits> slotsRead() {
    return slots.stream().map(table -> table.readBack).toList();
  }
}
