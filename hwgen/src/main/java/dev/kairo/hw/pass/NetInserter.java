package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.Arrays;

/** Gives marked expressions a net of their own, or the wire they already drive. */
final class NetInserter {
  private NetInserter() {}

  static Circuit insert(Circuit circuit, boolean[] marked) {
    int[] driven = driven(circuit);
    Rebuild rebuild = new Rebuild(circuit);
    for (int id = 0; id < circuit.size(); id++) {
      rebuild.copy(id);
      boolean before = driven[id] != Node.NONE && driven[id] < id;
      if (before && !Nets.isNet(circuit, id)) {
        int wire = rebuild.at(driven[id]);
        if (rebuild.name(wire).isEmpty()) {
          rebuild.rename(wire, circuit.names()[id]);
        }
        rebuild.rename(rebuild.at(id), "");
        rebuild.showAs(id, wire);
      } else if (marked[id]) {
        rebuild.net(id);
      }
    }
    return rebuild.finish();
  }

  /** For each node the first wire that it drives, or {@link Node#NONE}. */
  static int[] driven(Circuit circuit) {
    int[] driven = new int[circuit.size()];
    Arrays.fill(driven, Node.NONE);
    for (int id = circuit.size() - 1; id >= 0; id--) {
      if (circuit.node(id) instanceof Node.Wire wire && wire.driver() != Node.NONE) {
        driven[wire.driver()] = id;
      }
    }
    return driven;
  }
}
