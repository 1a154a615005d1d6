package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Every rule over every definition of a design, each definition once. */
public final class Lint {
  private Lint() {}

  /** What the rules say of a design, from the top down. */
  public static List<Diagnostic> of(Circuit top) {
    List<Check> checks =
        List.of(
            new PortNames(),
            new UndrivenWires(),
            new CombinationalLoops(),
            new MemoryUse(),
            new UnusedModules());
    List<Diagnostic> found = new ArrayList<>();
    visit(top, top.name(), Collections.newSetFromMap(new IdentityHashMap<>()), checks, found);
    return found;
  }

  private static void visit(
      Circuit circuit, String path, Set<Circuit> seen, List<Check> checks, List<Diagnostic> found) {
    if (!seen.add(circuit)) {
      return;
    }
    for (Check check : checks) {
      found.addAll(check.check(circuit, path));
    }
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Instance instance
          && instance.definition() instanceof Circuit inner) {
        visit(inner, path + "." + circuit.names()[id], seen, checks, found);
      }
    }
  }
}
