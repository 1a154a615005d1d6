package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names of signals and memories from the top down, ports of a module first. */
final class Names {
  private final Map<String, Integer> signals = new LinkedHashMap<>();
  private final Map<String, Integer> memories = new LinkedHashMap<>();

  Names(Hierarchy hierarchy) {
    for (Scope scope : hierarchy.scopes()) {
      Circuit circuit = scope.circuit();
      UniqueNames unique = new UniqueNames();
      Set<Integer> ports = new HashSet<>();
      for (Port port : circuit.inputs()) {
        put(signals, scope, unique.unique(port.name()), port.node());
        ports.add(port.node());
      }
      for (Port port : circuit.outputs()) {
        put(signals, scope, unique.unique(port.name()), port.node());
        if (port.name().equals(circuit.names()[port.node()])) {
          ports.add(port.node());
        }
      }
      for (int id = 0; id < circuit.size(); id++) {
        Node node = circuit.node(id);
        String wished = circuit.names()[id];
        if (node instanceof Node.Mem) {
          String name = wished.isEmpty() ? "memory" : wished;
          put(memories, scope, unique.unique(name), id);
        } else if (!wished.isEmpty() && !(node instanceof Node.Instance) && !ports.contains(id)) {
          put(signals, scope, unique.unique(wished), id);
        }
      }
    }
  }

  private static void put(Map<String, Integer> names, Scope scope, String name, int id) {
    names.put(scope.path() + name, scope.base() + id);
  }

  /** The flat ids of signals by path. */
  Map<String, Integer> signals() {
    return signals;
  }

  /** The flat ids of memories by path. */
  Map<String, Integer> memories() {
    return memories;
  }
}
