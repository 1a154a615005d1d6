package dev.kairo.hw.mutate;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Pin;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with connections and constants. */
final class WiringMistakes {
  private WiringMistakes() {}

  /** A net tied, as far as it has a value of its own. */
  static List<Change> stuck(Node node) {
    boolean itself =
        !(node instanceof Node.Const
            || node instanceof Node.Mem
            || node instanceof Node.Instance
            || node instanceof Node.Wire);
    return itself
        ? List.of(
            tied(Mistake.STUCK_AT_ZERO, Value.of(node.width(), 0)),
            tied(Mistake.STUCK_AT_ONE, Value.ones(node.width())))
        : List.of();
  }

  /** A net tied to a value. */
  static Change tied(Mistake mistake, Value value) {
    String says = value.allOnes() && !value.zero() ? "is stuck at ones" : "is stuck at zero";
    return new Change(mistake, says, new Node.Const(value));
  }

  static List<Change> of(Node.Const node) {
    return List.of(
        new Change(
            Mistake.OTHER_CONSTANT,
            "is one more than " + node.value().bits(),
            new Node.Const(StateMistakes.oneMore(node.value()))));
  }

  /** An instance's outputs are slices too; those are not shifted. */
  static List<Change> of(Circuit circuit, Node.Slice node) {
    List<Change> changes = new ArrayList<>();
    Node source = circuit.node(node.source());
    if (source instanceof Node.Instance) {
      return changes;
    }
    if (node.low() > 0) {
      changes.add(shifted(node, -1, "is a bit too low"));
    }
    if (node.low() + node.width() < source.width()) {
      changes.add(shifted(node, 1, "is a bit too high"));
    }
    return changes;
  }

  private static Change shifted(Node.Slice node, int by, String says) {
    return new Change(
        Mistake.SHIFTED_SLICE, says, new Node.Slice(node.width(), node.source(), node.low() + by));
  }

  static List<Change> of(Circuit circuit, Node.Cat node) {
    List<Change> changes = new ArrayList<>();
    int[] parts = node.parts();
    for (int i = 0; i + 1 < parts.length; i++) {
      boolean alike = circuit.node(parts[i]).width() == circuit.node(parts[i + 1]).width();
      if (alike && parts[i] != parts[i + 1]) {
        changes.add(
            new Change(
                Mistake.SWAPPED_PARTS,
                "has its parts " + i + " and " + (i + 1) + " swapped",
                new Node.Cat(node.width(), swapped(parts, i, i + 1))));
      }
    }
    return changes;
  }

  static List<Change> of(Node.Instance node) {
    List<Change> changes = new ArrayList<>();
    List<Pin> pins = node.definition().inputPins();
    int[] inputs = node.inputs();
    for (int i = 0; i < inputs.length; i++) {
      for (int j = i + 1; j < inputs.length; j++) {
        if (pins.get(i).width() == pins.get(j).width() && inputs[i] != inputs[j]) {
          changes.add(
              new Change(
                  Mistake.SWAPPED_INPUTS,
                  "has %s and %s swapped".formatted(pins.get(i).name(), pins.get(j).name()),
                  new Node.Instance(
                      node.width(), node.definition(), swapped(inputs, i, j), node.clocks())));
        }
      }
    }
    return changes;
  }

  private static int[] swapped(int[] ids, int i, int j) {
    int[] result = ids.clone();
    result[i] = ids[j];
    result[j] = ids[i];
    return result;
  }
}
