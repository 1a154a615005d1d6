package dev.kairo.hw.mutate;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be wrong with one node. */
final class Mistakes {
  private Mistakes() {}

  static List<Change> of(Circuit circuit, int id) {
    Node node = circuit.node(id);
    int fresh = circuit.size();
    List<Change> changes = new ArrayList<>(WiringMistakes.stuck(node));
    if (node instanceof Node.Op2 operator) {
      changes.addAll(OperatorMistakes.of(fresh, operator));
    } else if (node instanceof Node.Not inversion) {
      changes.add(
          new Change(
              Mistake.MISSING_INVERSION,
              "is not inverted",
              new Node.Wire(inversion.width(), inversion.source())));
    } else if (node instanceof Node.Mux choice) {
      changes.addAll(ChoiceMistakes.of(choice));
    } else if (node instanceof Node.Cases choice) {
      changes.addAll(ChoiceMistakes.of(choice));
    } else if (node instanceof Node.Const constant) {
      changes.addAll(WiringMistakes.of(constant));
    } else if (node instanceof Node.Slice slice) {
      changes.addAll(WiringMistakes.of(circuit, slice));
    } else if (node instanceof Node.Cat parts) {
      changes.addAll(WiringMistakes.of(circuit, parts));
    } else if (node instanceof Node.Reg register) {
      changes.addAll(StateMistakes.of(fresh, register));
    } else if (node instanceof Node.Mem memory) {
      changes.addAll(StateMistakes.of(fresh, memory));
    } else if (node instanceof Node.Instance instance) {
      changes.addAll(WiringMistakes.of(instance));
    }
    return changes;
  }
}
