package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.pass.NameTable;

/**
 * What the nodes of a module are called, told apart as in the Verilog: ports keep their names, then
 * the wished names follow in the order of the nodes, then memories and instances nobody named.
 */
final class ScopeNames {
  private final String[] names;

  ScopeNames(Circuit circuit) {
    names = new String[circuit.size()];
    NameTable table = new NameTable();
    circuit.outputs().forEach(port -> take(port, circuit, table));
    circuit.inputs().forEach(port -> take(port, circuit, table));
    for (int id = 0; id < names.length; id++) {
      String wished = circuit.names()[id];
      if (names[id] == null && !wished.isEmpty()) {
        names[id] = table.unique(wished);
      }
    }
    for (int id = 0; id < names.length; id++) {
      Node node = circuit.node(id);
      if (names[id] == null) {
        names[id] =
            node instanceof Node.Mem
                ? table.unique("memory")
                : node instanceof Node.Instance instance
                    ? table.unique(instance.definition().name())
                    : "";
      }
    }
  }

  private void take(Port port, Circuit circuit, NameTable table) {
    table.claim(port.name());
    // A node that only bears its port's name needs no other.
    if (port.name().equals(circuit.names()[port.node()])) {
      names[port.node()] = port.name();
    }
  }

  /** The name of a node, or an empty string. */
  String of(int id) {
    return names[id];
  }
}
