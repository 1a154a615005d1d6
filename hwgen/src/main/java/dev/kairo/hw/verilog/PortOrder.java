package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Pin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order in which a module's ports are written: clocks, their resets, inputs, outputs. */
final class PortOrder {
  private PortOrder() {}

  /** The indices of the inputs, resets first. */
  static List<Integer> inputs(Definition definition) {
    Set<String> resets = new HashSet<>();
    for (ClockPort clock : definition.clocks()) {
      clock.reset().ifPresent(resets::add);
    }
    List<Pin> pins = definition.inputPins();
    List<Integer> order = new ArrayList<>(pins.size());
    for (int i = 0; i < pins.size(); i++) {
      if (resets.contains(pins.get(i).name())) {
        order.add(i);
      }
    }
    for (int i = 0; i < pins.size(); i++) {
      if (!resets.contains(pins.get(i).name())) {
        order.add(i);
      }
    }
    return order;
  }
}
