package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import dev.kairo.hw.pass.Nets;
import java.util.HashMap;
import java.util.Map;

/** What readers call the values of a state register: the labels of the choices made by it. */
final class Labels {
  private final Map<Integer, Node.Cases> choices = new HashMap<>();

  Labels(Circuit circuit) {
    for (Node node : circuit.nodes()) {
      if (node instanceof Node.Cases cases && !cases.labels().isEmpty()) {
        choices.putIfAbsent(Nets.root(circuit, cases.select()), cases);
      }
    }
  }

  /** A value of a register, as its label where it has one. */
  String of(int register, Value value) {
    Node.Cases cases = choices.get(register);
    int index = cases == null ? -1 : cases.keys().indexOf(value);
    return index < 0 ? Literals.number(value) : cases.labels().get(index);
  }
}
