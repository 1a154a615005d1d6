package dev.kairo.hw.mutate;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A node of one of a design's modules. */
record Place(Circuit module, int node) {
  /** The places of a name, {@code net} or {@code Module.net}; there is at least one. */
  static List<Place> named(Tree tree, String name) {
    List<Place> found = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    for (Circuit module : tree.modules()) {
      for (int id = 0; id < module.size(); id++) {
        String net = module.names()[id];
        if (!net.isEmpty()) {
          known.add(module.name() + "." + net);
          if (name.equals(net) || name.equals(module.name() + "." + net)) {
            found.add(new Place(module, id));
          }
        }
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no net '%s'; choose one of %s."
              .formatted(tree.top().name(), name, String.join(", ", known)));
    }
    return found;
  }

  /** The mutant of a change here. */
  Mutant mutant(Tree tree, Change change) {
    String called = module.name() + "." + label();
    return new Mutant(
        called + " " + change.says(),
        "%s, a %s at %s, %s.".formatted(called, kind(), module.locations()[node], change.says()),
        tree.with(module, change.in(module, node)));
  }

  /** The name and, because names repeat, the number. */
  private String label() {
    return module.names()[node] + "#" + node;
  }

  private String kind() {
    Node kept = module.node(node);
    String kind = kept instanceof Node.Op2 operator ? operator.op().name() : "";
    return kind.isEmpty() ? kept.getClass().getSimpleName() : kind;
  }
}
