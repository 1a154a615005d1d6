package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Pin;
import dev.kairo.hw.verilog.VItem.VConnection;
import dev.kairo.hw.verilog.VItem.VInstance;
import dev.kairo.hw.verilog.VItem.VParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Instances with their pins: plain nets of exactly the pin's width, one pin a line. */
final class Connections {
  private final Circuit circuit;
  private final ExpressionPrinter printer;
  private final Function<Definition, String> moduleNames;
  private final Map<Long, String> outputs = new HashMap<>();

  Connections(
      Circuit circuit, ExpressionPrinter printer, Function<Definition, String> moduleNames) {
    this.circuit = circuit;
    this.printer = printer;
    this.moduleNames = moduleNames;
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Slice slice
          && circuit.node(slice.source()) instanceof Node.Instance) {
        outputs.put(key(slice.source(), slice.low()), circuit.names()[id]);
      }
    }
  }

  private static long key(int instance, int low) {
    return (long) instance << 32 | low;
  }

  VInstance print(int id, Node.Instance instance) {
    Definition definition = instance.definition();
    List<String> pins = new ArrayList<>();
    List<String> nets = new ArrayList<>();
    for (int i = 0; i < instance.clocks().length; i++) {
      pins.add(definition.clocks().get(i).name());
      nets.add(circuit.clocks().get(instance.clocks()[i]).name());
    }
    List<Pin> inputs = definition.inputPins();
    for (int i : PortOrder.inputs(definition)) {
      pins.add(inputs.get(i).name());
      nets.add(printer.net(instance.inputs()[i]));
    }
    int low = 0;
    for (Pin pin : definition.outputPins()) {
      pins.add(pin.name());
      nets.add(outputs.get(key(id, low)));
      low += pin.width();
    }
    return new VInstance(
        moduleNames.apply(definition),
        parameters(definition),
        circuit.names()[id],
        aligned(pins, nets));
  }

  private static List<VParameter> parameters(Definition definition) {
    return definition instanceof BlackBox box
        ? box.parameters().stream().map(p -> new VParameter(p.name(), p.value())).toList()
        : List.of();
  }

  private static List<VConnection> aligned(List<String> pins, List<String> nets) {
    int longest = pins.stream().mapToInt(String::length).max().orElse(0);
    List<VConnection> connections = new ArrayList<>(pins.size());
    for (int i = 0; i < pins.size(); i++) {
      String blanks = " ".repeat(longest - pins.get(i).length());
      connections.add(new VConnection(pins.get(i) + blanks, nets.get(i)));
    }
    return connections;
  }
}
