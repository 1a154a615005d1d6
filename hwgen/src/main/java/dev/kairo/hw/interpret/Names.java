package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of signals and memories from the top down, ports of a module first. */
final class Names {
  private final Map<String, Integer> signals = new LinkedHashMap<>();
  private final Map<String, Integer> memories = new LinkedHashMap<>();

  Names(Hierarchy hierarchy) {
    for (Scope scope : hierarchy.scopes()) {
      Circuit circuit = scope.circuit();
      ScopeNames names = hierarchy.names(circuit);
      for (Port port : circuit.inputs()) {
        put(signals, scope, port.name(), port.node());
      }
      for (Port port : circuit.outputs()) {
        put(signals, scope, port.name(), port.node());
      }
      for (int id = 0; id < circuit.size(); id++) {
        if (circuit.node(id) instanceof Node.Mem) {
          put(memories, scope, names.of(id), id);
        } else if (!names.of(id).isEmpty() && !(circuit.node(id) instanceof Node.Instance)) {
          put(signals, scope, names.of(id), id);
        }
      }
    }
  }

  private static void put(Map<String, Integer> names, Scope scope, String name, int id) {
    names.putIfAbsent(scope.path() + name, scope.base() + id);
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
