package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;

/** What a node is called in a sentence. */
final class Names {
  private Names() {}

  static String of(Circuit circuit, int id) {
    String name = circuit.names()[id];
    Node node = circuit.node(id);
    String known =
        name.isEmpty()
            ? "(unnamed " + node.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + ")"
            : name;
    return known + " (" + node.width() + (node.width() == 1 ? " bit)" : " bits)");
  }
}
