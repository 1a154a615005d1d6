package dev.kairo.hw;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The size of a design.
 *
 * @param nodes the nodes of all definitions, each counted once
 * @param definitions the different modules, as elaborated
 * @param instances the modules in use, the top included
 * @param registerBits the bits of all registers in use
 */
public record Stats(long nodes, int definitions, long instances, long registerBits) {

  static Stats of(Circuit top) {
    Map<Circuit, Stats> known = new IdentityHashMap<>();
    Stats total = measure(top, known);
    long nodes = known.keySet().stream().mapToLong(Circuit::size).sum();
    return new Stats(nodes, known.size(), total.instances, total.registerBits);
  }

  /** What one use of a circuit adds, everything below it included. */
  private static Stats measure(Circuit circuit, Map<Circuit, Stats> known) {
    Stats already = known.get(circuit);
    if (already != null) {
      return already;
    }
    long instances = 1;
    long registerBits = 0;
    for (Node node : circuit.nodes()) {
      if (node instanceof Node.Reg register) {
        registerBits += register.width();
      } else if (node instanceof Node.Instance instance
          && instance.definition() instanceof Circuit inner) {
        Stats below = measure(inner, known);
        instances += below.instances;
        registerBits += below.registerBits;
      }
    }
    Stats stats = new Stats(circuit.size(), 1, instances, registerBits);
    known.put(circuit, stats);
    return stats;
  }
}
