package dev.kairo.hw.mutate;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A design's modules, each definition once, however often it is used. */
record Tree(Circuit top) {
  /** The modules, from the top down. */
  List<Circuit> modules() {
    Map<Circuit, Circuit> met = new IdentityHashMap<>();
    List<Circuit> found = new ArrayList<>();
    rewritten(
        top,
        module -> {
          found.add(module);
          return module;
        },
        met);
    return found;
  }

  /** The design with another definition in the place of one. */
  Circuit with(Circuit module, Circuit other) {
    return each(one -> one == module ? other : one);
  }

  /** The design with every module rewritten; equal definitions stay one. */
  Circuit each(UnaryOperator<Circuit> rewrite) {
    return rewritten(top, rewrite, new IdentityHashMap<>());
  }

  private static Circuit rewritten(
      Circuit circuit, UnaryOperator<Circuit> rewrite, Map<Circuit, Circuit> done) {
    Circuit known = done.get(circuit);
    if (known != null) {
      return known;
    }
    Circuit changed = rewrite.apply(circuit);
    Node[] nodes = changed.nodes();
    boolean own = false;
    for (int id = 0; id < nodes.length; id++) {
      if (nodes[id] instanceof Node.Instance instance
          && instance.definition() instanceof Circuit inner) {
        Circuit other = rewritten(inner, rewrite, done);
        if (other != inner) {
          nodes = own ? nodes : nodes.clone();
          own = true;
          nodes[id] =
              new Node.Instance(instance.width(), other, instance.inputs(), instance.clocks());
        }
      }
    }
    Circuit result =
        own
            ? changed.with(
                changed.inputs(), changed.outputs(), nodes, changed.names(), changed.locations())
            : changed;
    done.put(circuit, result);
    return result;
  }
}
