package dev.kairo.hw.mutate;

import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with a choice. */
final class ChoiceMistakes {
  private ChoiceMistakes() {}

  static List<Change> of(Node.Mux node) {
    int width = node.width();
    return List.of(
        new Change(
            Mistake.SWAPPED_CHOICE,
            "chooses the wrong way round",
            new Node.Mux(width, node.select(), node.whenFalse(), node.whenTrue())),
        new Change(Mistake.STUCK_CHOICE, "always chooses 1", new Node.Wire(width, node.whenTrue())),
        new Change(
            Mistake.STUCK_CHOICE, "always chooses 0", new Node.Wire(width, node.whenFalse())));
  }

  static List<Change> of(Node.Cases node) {
    List<Change> changes = new ArrayList<>();
    for (int key = 0; key < node.keys().size(); key++) {
      changes.add(
          new Change(
              Mistake.DROPPED_CASE,
              "has no case for " + node.keys().get(key).bits(),
              without(node, key)));
    }
    return changes;
  }

  private static Node without(Node.Cases node, int dropped) {
    if (node.keys().size() == 1) {
      return new Node.Wire(node.width(), node.otherwise());
    }
    List<Value> keys = new ArrayList<>(node.keys());
    keys.remove(dropped);
    List<String> labels = new ArrayList<>(node.labels());
    if (!labels.isEmpty()) {
      labels.remove(dropped);
    }
    int[] values = new int[keys.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.values()[i < dropped ? i : i + 1];
    }
    return new Node.Cases(
        node.width(),
        node.select(),
        List.copyOf(keys),
        List.copyOf(labels),
        values,
        node.otherwise());
  }
}
