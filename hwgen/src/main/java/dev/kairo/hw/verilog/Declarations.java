package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.ir.Value;
import dev.kairo.hw.pass.Nets;
import dev.kairo.hw.verilog.VBody.VConstant;
import dev.kairo.hw.verilog.VBody.VNet;
import dev.kairo.hw.verilog.VBody.VPort;
import dev.kairo.hw.verilog.VBody.VUpdate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The head of a module: its ports, local parameters and nets, in aligned columns. */
final class Declarations {
  private final Circuit circuit;
  private final Map<String, Port> outputs = new HashMap<>();

  Declarations(Circuit circuit) {
    this.circuit = circuit;
    for (Port port : circuit.outputs()) {
      outputs.put(port.name(), port);
    }
  }

  /** Whether a net is an output port, which declares it. */
  boolean output(int net) {
    return outputs.containsKey(circuit.names()[net]);
  }

  List<VPort> ports() {
    int widest = 0;
    for (Port port : circuit.inputs()) {
      widest = Math.max(widest, range(port).length());
    }
    for (Port port : circuit.outputs()) {
      widest = Math.max(widest, range(port).length());
    }
    List<VPort> ports = new ArrayList<>();
    for (ClockPort clock : circuit.clocks()) {
      ports.add(new VPort("input ", "wire", padded("", widest), clock.name()));
    }
    for (int input : PortOrder.inputs(circuit)) {
      Port port = circuit.inputs().get(input);
      ports.add(new VPort("input ", "wire", padded(range(port), widest), port.name()));
    }
    for (Port port : circuit.outputs()) {
      int net = Nets.root(circuit, port.node());
      boolean variable = variable(net) && circuit.names()[net].equals(port.name());
      ports.add(
          new VPort(
              "output", variable ? "reg " : "wire", padded(range(port), widest), port.name()));
    }
    return ports;
  }

  private String range(Port port) {
    return Literals.range(circuit.node(port.node()).width());
  }

  private static String padded(String range, int width) {
    return width == 0 ? "" : range + " ".repeat(width - range.length() + 1);
  }

  /** Whether a net is assigned in an always block. */
  private boolean variable(int net) {
    Node node = circuit.node(net);
    return node instanceof Node.Reg
        || node instanceof Node.Cases
        || node instanceof Node.MemRead read && read.clock() != Node.NONE;
  }

  /**
   * The local parameters that are used: named constants, and the keys of choices; those of one
   * width together, by value.
   */
  List<VConstant> constants(BitSet used) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Cases cases) {
        for (int i = 0; i < cases.labels().size(); i++) {
          values.putIfAbsent(cases.labels().get(i), cases.keys().get(i));
        }
      } else if (used.get(id)) {
        values.putIfAbsent(circuit.names()[id], ((Node.Const) circuit.node(id)).value());
      }
    }
    Map<Integer, List<Map.Entry<String, Value>>> widths = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      widths.computeIfAbsent(entry.getValue().width(), any -> new ArrayList<>()).add(entry);
    }
    List<VConstant> constants = new ArrayList<>(values.size());
    for (List<Map.Entry<String, Value>> equal : widths.values()) {
      equal.sort(Comparator.comparing(entry -> entry.getValue().bits()));
      equal.forEach(entry -> constants.add(constant(entry.getKey(), entry.getValue())));
    }
    return constants;
  }

  private static VConstant constant(String name, Value value) {
    String range = Literals.range(value.width());
    return new VConstant(range.isEmpty() ? "" : range + " ", name, Literals.number(value));
  }

  /**
   * Nets declared before the statements: all but ports and those in {@code elsewhere}.
   *
   * @param elsewhere nets declared where they are assigned
   */
  List<VNet> nets(BitSet elsewhere, MemoryPorts memories) {
    List<Integer> ids = new ArrayList<>();
    List<VNet> declaredMemories = new ArrayList<>();
    int widest = 0;
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Mem) {
        declaredMemories.add(memories.declaration(id));
      } else if (declared(id) && !elsewhere.get(id)) {
        ids.add(id);
        widest = Math.max(widest, Literals.range(circuit.node(id).width()).length());
      }
    }
    List<VNet> nets = new ArrayList<>(ids.size() + declaredMemories.size());
    boolean mixed = ids.stream().anyMatch(this::variable) && !ids.stream().allMatch(this::variable);
    for (int id : ids) {
      String range = padded(Literals.range(circuit.node(id).width()), widest);
      String kind = !variable(id) ? "wire" : mixed ? "reg " : "reg";
      nets.add(new VNet(kind, range, circuit.names()[id], "", "", false));
    }
    nets.addAll(declaredMemories);
    return nets;
  }

  private boolean declared(int id) {
    boolean input = circuit.node(id) instanceof Node.Wire wire && wire.driver() == Node.NONE;
    return Nets.isNet(circuit, id) && Nets.root(circuit, id) == id && !input && !output(id);
  }

  /** What registers hold at power-up, where that is known. */
  List<VUpdate> initials(Labels labels) {
    List<VUpdate> initials = new ArrayList<>();
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Reg reg && reg.initial().isPresent()) {
        String value = labels.of(id, reg.initial().get());
        initials.add(new VUpdate(circuit.names()[id], value));
      }
    }
    return initials;
  }
}
