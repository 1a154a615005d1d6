package dev.kairo.stdm.slots;

import dev.kairo.stdm.ParameterRange;
import dev.kairo.stdm.RegisterMap;
import dev.kairo.stdm.SwitchParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The table of a switch as an immutable value: for each output port and slot the input port whose
 * word leaves there, or idle, and the slot in which that word came in.
 *
 * <p>Without slot interchange a word leaves in the slot it came in; {@link #interchanges} tells
 * whether any entry needs more.
 */
public final class SlotTable {
  private final int ports;
  private final int slots;
  private final int outPorts;
  private final int[] inputs;
  private final int[] inputSlots;

  private SlotTable(int ports, int slots, int outPorts, int[] inputs, int[] inputSlots) {
    this.ports = ports;
    this.slots = slots;
    this.outPorts = outPorts;
    this.inputs = inputs;
    this.inputSlots = inputSlots;
  }

  /**
   * A table of idle entries.
   *
   * @param ports the input ports
   * @param slots the slots of a frame
   * @param outPorts the output ports: as many as inputs, or more with multi-ejection
   */
  public static SlotTable idle(int ports, int slots, int outPorts) {
    within("ports", ports, ParameterRange.PORTS.least(), ParameterRange.PORTS.most());
    within("slots", slots, ParameterRange.SLOTS.least(), ParameterRange.SLOTS.most());
    within("output ports", outPorts, ports, ParameterRange.PORTS.most());
    int[] inputs = new int[outPorts * slots];
    int[] inputSlots = new int[outPorts * slots];
    Arrays.fill(inputs, ports);
    for (int i = 0; i < inputSlots.length; i++) {
      inputSlots[i] = i % slots;
    }
    return new SlotTable(ports, slots, outPorts, inputs, inputSlots);
  }

  /** A table of idle entries for a frame of some slots of a switch. */
  public static SlotTable idle(SwitchParameters parameters, int slots) {
    within("slots", slots, 1, parameters.slots());
    return idle(parameters.ports(), slots, parameters.outputs());
  }

  private static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "A table of %d %s; it can have %d to %d.", value, what, least, most));
    }
  }

  /** The same table with one entry that takes its word from an input port in the same slot. */
  public SlotTable with(int outPort, int slot, int inputPort) {
    return with(outPort, slot, inputPort, slot);
  }

  /** The same table with one entry that takes its word from any slot of an input port. */
  public SlotTable with(int outPort, int slot, int inputPort, int inputSlot) {
    int at = index(outPort, slot);
    if (inputPort < 0 || inputPort > ports) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Output %d, slot %d: input port %d; choose 0 to %d, or %d for idle.",
              outPort,
              slot,
              inputPort,
              ports - 1,
              ports));
    }
    if (inputSlot < 0 || inputSlot >= slots) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Output %d, slot %d: input slot %d; choose 0 to %d.",
              outPort,
              slot,
              inputSlot,
              slots - 1));
    }
    int[] newInputs = inputs.clone();
    int[] newSlots = inputSlots.clone();
    newInputs[at] = inputPort;
    // Idle entries have no source: equal tables are then equal values.
    newSlots[at] = inputPort == ports ? slot : inputSlot;
    return new SlotTable(ports, slots, outPorts, newInputs, newSlots);
  }

  private int index(int outPort, int slot) {
    if (outPort < 0 || outPort >= outPorts || slot < 0 || slot >= slots) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Output %d, slot %d is not in the table; outputs go from 0 to %d and slots from 0 to %d.",
              outPort,
              slot,
              outPorts - 1,
              slots - 1));
    }
    return outPort * slots + slot;
  }

  /** The input port of an entry, {@link #idleValue} if it is idle. */
  public int inputPort(int outPort, int slot) {
    return inputs[index(outPort, slot)];
  }

  /** The input slot of an entry; of an idle one, its own. */
  public int inputSlot(int outPort, int slot) {
    return inputSlots[index(outPort, slot)];
  }

  /** Whether an output sends nothing in a slot. */
  public boolean isIdle(int outPort, int slot) {
    return inputPort(outPort, slot) == ports;
  }

  /** The input ports. */
  public int ports() {
    return ports;
  }

  /** The slots of a frame. */
  public int slots() {
    return slots;
  }

  /** The output ports. */
  public int outPorts() {
    return outPorts;
  }

  /** The input port that stands for no input: the number of ports. */
  public int idleValue() {
    return ports;
  }

  /** Whether any word leaves in another slot than it came in. */
  public boolean interchanges() {
    for (int i = 0; i < inputSlots.length; i++) {
      if (inputSlots[i] != i % slots) {
        return true;
      }
    }
    return false;
  }

  /** Whether a switch can hold this table; if not, why not is thrown. */
  public void requireFits(SwitchParameters parameters) {
    if (ports != parameters.ports() || outPorts != parameters.outputs()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The table has %d inputs and %d outputs but the switch has %d and %d.",
              ports,
              outPorts,
              parameters.ports(),
              parameters.outputs()));
    }
    if (slots > parameters.slots()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The table has %d slots but the switch has room for %d; generate it with slots = %d.",
              slots,
              parameters.slots(),
              slots));
    }
    if (interchanges() && !parameters.options().interchange()) {
      throw new IllegalArgumentException(
          "The table moves words between slots, which this switch cannot;"
              + " generate it with interchange = true.");
    }
  }

  /**
   * The register writes that load this table into a switch and have it taken up, in order. They are
   * complete: nothing of an earlier table remains in the slots of this one.
   */
  public List<RegisterWrite> writes(SwitchParameters parameters) {
    requireFits(parameters);
    List<RegisterWrite> writes = new ArrayList<>();
    for (int outPort = 0; outPort < outPorts; outPort++) {
      for (int slot = 0; slot < slots; slot++) {
        writes.add(
            new RegisterWrite(RegisterMap.inputPort(outPort, slot), inputPort(outPort, slot)));
        if (parameters.options().interchange()) {
          writes.add(
              new RegisterWrite(RegisterMap.inputSlot(outPort, slot), inputSlot(outPort, slot)));
        }
      }
    }
    writes.add(new RegisterWrite(RegisterMap.SLOT_COUNT, slots << 1));
    writes.add(new RegisterWrite(RegisterMap.TAKE_UP, 1));
    return writes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlotTable table
        && ports == table.ports
        && slots == table.slots
        && outPorts == table.outPorts
        && Arrays.equals(inputs, table.inputs)
        && Arrays.equals(inputSlots, table.inputSlots);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        ports, slots, outPorts, Arrays.hashCode(inputs), Arrays.hashCode(inputSlots));
  }

  /** One line an output: its input ports slot by slot, a dash for idle. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int outPort = 0; outPort < outPorts; outPort++) {
      text.append(outPort).append(':');
      for (int slot = 0; slot < slots; slot++) {
        text.append(' ');
        if (isIdle(outPort, slot)) {
          text.append('-');
        } else {
          text.append(inputPort(outPort, slot));
          if (inputSlot(outPort, slot) != slot) {
            text.append('@').append(inputSlot(outPort, slot));
          }
        }
      }
      text.append('\n');
    }
    return text.toString();
  }
}
