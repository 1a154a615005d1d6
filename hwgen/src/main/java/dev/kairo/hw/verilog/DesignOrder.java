package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The circuits of a design, each once, children before parents. */
final class DesignOrder {
  private DesignOrder() {}

  static List<Circuit> leavesFirst(Circuit top) {
    List<Circuit> order = new ArrayList<>();
    Set<Circuit> done = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Circuit> open = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Circuit> stack = new ArrayList<>(List.of(top));
    while (!stack.isEmpty()) {
      Circuit circuit = stack.get(stack.size() - 1);
      if (open.add(circuit)) {
        children(circuit, stack, done);
      } else {
        stack.remove(stack.size() - 1);
        if (done.add(circuit)) {
          order.add(circuit);
        }
      }
    }
    return order;
  }

  /** Puts the children that are not done on the stack, the first on top. */
  private static void children(Circuit circuit, List<Circuit> stack, Set<Circuit> done) {
    int from = stack.size();
    Set<Circuit> met = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node node : circuit.nodes()) {
      if (node instanceof Node.Instance instance
          && instance.definition() instanceof Circuit child
          && !done.contains(child)
          && met.add(child)) {
        stack.add(child);
      }
    }
    Collections.reverse(stack.subList(from, stack.size()));
  }
}
