package dev.kairo.stdm;

import dev.kairo.hw.Design;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.stdm.bench.InterpretedPins;
import dev.kairo.stdm.bench.SwitchPins;
import dev.kairo.stdm.slots.RegisterWrite;
import dev.kairo.stdm.slots.SlotTable;

/** A switch with the few moves that tests make with it. */
final class SwitchRig {
  final SwitchParameters parameters;
  final SwitchPins pins;
  private long cycle;

  SwitchRig(SwitchParameters parameters, SwitchPins pins) {
    this.parameters = parameters;
    this.pins = pins;
    pins.bus(false, false, 0, 0);
    pins.reset();
  }

  static SwitchRig interpreted(SwitchParameters parameters) {
    Design design = Design.of(() -> new StdmSwitch(parameters));
    return new SwitchRig(
        parameters, new InterpretedPins(Interpreter.of(design.circuit(), 1), parameters));
  }

  void step() {
    pins.step();
    cycle++;
  }

  long cycle() {
    return cycle;
  }

  /** Writes a register as soon as the switch is ready. */
  void write(int address, int data) {
    while (pins.value("bus_ready") == 0) {
      step();
    }
    pins.bus(true, false, address, data);
    step();
    pins.bus(false, false, 0, 0);
  }

  int read(int address) {
    pins.bus(false, true, address, 0);
    step();
    pins.bus(false, false, 0, 0);
    return pins.value("bus_answer");
  }

  long read32(int address) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value |= (long) read(address + i) << 8 * i;
    }
    return value;
  }

  /** Loads a table and waits until all frames use it. */
  void load(SlotTable table) {
    for (RegisterWrite write : table.writes(parameters)) {
      write(write.address(), write.data());
    }
    while (pins.value("bus_ready") == 0) {
      step();
    }
  }

  /** Waits for the first cycle of a slot. */
  void awaitSlot(int slot) {
    int hold = parameters.options().hold();
    while (cycle % hold != 0 || pins.value("slot") != slot) {
      step();
    }
  }
}
