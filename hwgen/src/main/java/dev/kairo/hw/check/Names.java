package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.Locale;

/** What a node is called in a sentence. */
final class Names {
  private Names() {}

  static String of(Circuit circuit, int id) {
    String name = circuit.names()[id];
    Node node = circuit.node(id);
    String known = name.isEmpty() ? "(unnamed " + kind(node) + ")" : name;
    return known + " (" + node.width() + (node.width() == 1 ? " bit)" : " bits)");
  }

  private static String kind(Node node) {
    String kind =
        node instanceof Node.Op2 operator ? operator.op().name() : node.getClass().getSimpleName();
    return kind.toLowerCase(Locale.ROOT);
  }
}
