package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Every instance that has outputs is there for at least one of them. */
public final class UnusedModules implements Check {
  @Override
  public List<Diagnostic> check(Circuit circuit, String path) {
    BitSet used = new BitSet(circuit.size());
    for (Node node : circuit.nodes()) {
      node.eachOperand(used::set);
    }
    circuit.outputs().forEach(port -> used.set(port.node()));
    BitSet useful = new BitSet(circuit.size());
    for (int id = used.nextSetBit(0); id >= 0; id = used.nextSetBit(id + 1)) {
      if (circuit.node(id) instanceof Node.Slice slice) {
        useful.set(slice.source());
      }
    }
    List<Diagnostic> found = new ArrayList<>();
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Instance instance
          && !instance.definition().outputPins().isEmpty()
          && !useful.get(id)) {
        found.add(
            new Diagnostic(
                Code.UNUSED,
                path,
                "no output of "
                    + circuit.names()[id]
                    + " ("
                    + instance.definition().name()
                    + ") is used",
                "use one or remove the instance",
                List.of(circuit.locations()[id])));
      }
    }
    return found;
  }
}
