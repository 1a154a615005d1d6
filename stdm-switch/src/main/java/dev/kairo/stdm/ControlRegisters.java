package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What software writes: the table's entries, the slot count, the LEDs, the test byte, the user
 * logic's byte, and the strobes that start something.
 */
final class ControlRegisters extends Module {
  /** One strobe an output for the input port of an entry. */
  final List<Bits> portWrites = new ArrayList<>();

  /** One strobe an output for the input slot of an entry; empty without slot interchange. */
  final List<Bits> slotWrites = new ArrayList<>();

  /** The entry that is addressed. */
  final Bits entry;

  /** An input port for the table, idle if there is no such port. */
  final Bits inputPort;

  /** An input slot for the table; only there with slot interchange. */
  final Optional<Bits> inputSlot;

  final Bits slotCount;
  final Bits takeUp;
  final Bits leds;
  final Bits test;
  final Bits userWrite;
  final Bits userData;

  /** Sets the packet counters to 0. */
  final Bits clearCounters;

  /** Sets a timer to 0. */
  final List<Bits> restarts = new ArrayList<>();

  private final Bits address;
  private final Bits data;
  private final Bits write;

  ControlRegisters(Module parent, SwitchParameters parameters, Bus bus, Bits readyOuter) {
    super(
        parent,
        parameters.ports(),
        parameters.outputs(),
        parameters.slots(),
        parameters.options().interchange());
    address = in("address", bus.address());
    data = in("data", bus.data());
    write = in("write", bus.write()).and(in("ready", readyOuter)).named("accepted");
    Bits page = address.high(8);
    Bits place = address.low(8);

    Bits entryWrite = write.and(place.ltU(parameters.slots()));
    for (int output = 0; output < parameters.outputs(); output++) {
      portWrites.add(
          out(
              "write_port" + output,
              entryWrite.and(page.eq(RegisterMap.inputPort(output, 0) >> 8))));
    }
    if (parameters.options().interchange()) {
      Bits slotWrite = entryWrite.and(data.ltU(parameters.slots()));
      for (int output = 0; output < parameters.outputs(); output++) {
        slotWrites.add(
            out(
                "write_slot" + output,
                slotWrite.and(page.eq(RegisterMap.inputSlot(output, 0) >> 8))));
      }
    }
    entry = out("entry", place.low(parameters.slotBits()));
    inputSlot =
        parameters.options().interchange()
            ? Optional.of(out("input_slot", data.low(parameters.slotBits())))
            : Optional.empty();
    int portBits = parameters.portBits();
    Bits idle = lit(portBits, parameters.idle()).named("IDLE");
    inputPort = out("input_port", data.ltU(parameters.ports()).mux(data.low(portBits), idle));

    Bits count = data.high(7);
    Bits legal = count.any().and(count.leU(lit(7, parameters.slots())));
    Bits countWrite = writes(RegisterMap.SLOT_COUNT, "SLOT_COUNT").and(legal);
    slotCount = out("slot_count", reg(7).reset(parameters.slots()).enable(countWrite).next(count));
    takeUp = out("take_up", writes(RegisterMap.TAKE_UP, "TAKE_UP").and(data.bit(0)));
    leds = out("leds", kept(writes(RegisterMap.LEDS, "LEDS")));
    test = out("test", kept(writes(RegisterMap.TEST, "TEST")));
    Bits user = writes(RegisterMap.USER, "USER");
    userWrite = out("user_write", reg(1).reset(0).next(user));
    userData = out("user_data", kept(user));

    Bits counted = write.and(page.eq(RegisterMap.COUNTERS >> 8));
    clearCounters = out("clear_counters", counted.and(place.msb().not()));
    for (int i = 0; i < RegisterMap.TIMER_COUNT; i++) {
      int index = RegisterMap.timer(i) >> 2 & 0x3f;
      restarts.add(out("restart" + i, counted.and(place.high(6).eq(index))));
    }
  }

  private Bits writes(int register, String name) {
    return write.and(address.eq(lit(16, register).named("AT_" + name)));
  }

  private Bits kept(Bits enable) {
    return reg(8).reset(0).enable(enable).next(data);
  }
}
