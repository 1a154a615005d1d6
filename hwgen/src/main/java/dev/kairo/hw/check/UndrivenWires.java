package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Every wire that is not an input port has a driver. */
public final class UndrivenWires implements Check {
  @Override
  public List<Diagnostic> check(Circuit circuit, String path) {
    BitSet inputs = new BitSet(circuit.size());
    for (Port port : circuit.inputs()) {
      inputs.set(port.node());
    }
    List<Diagnostic> found = new ArrayList<>();
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Wire wire
          && wire.driver() == Node.NONE
          && !inputs.get(id)) {
        found.add(
            new Diagnostic(
                Code.UNDRIVEN,
                path,
                "wire " + Names.of(circuit, id) + " is never driven",
                "call drive() on it once, or remove it",
                List.of(circuit.locations()[id])));
      }
    }
    return found;
  }
}
