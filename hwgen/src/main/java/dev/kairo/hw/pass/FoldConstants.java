package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;

/**
 * Replaces what can be known while generating: operators on constants, choices already made,
 * neutral operands, slices of slices. Values are computed by {@link Value}, as the interpreter
 * does.
 */
public final class FoldConstants implements Pass {
  @Override
  public Circuit apply(Circuit circuit) {
    Rebuild rebuild = new Rebuild(circuit);
    Simplifier simplifier = new Simplifier(rebuild);
    for (int id = 0; id < circuit.size(); id++) {
      Node node = circuit.node(id);
      if (node instanceof Node.Const || Rebuild.pointsForward(node)) {
        rebuild.copy(id);
      } else {
        fold(circuit, rebuild, simplifier, id);
      }
    }
    return rebuild.finish();
  }

  private static void fold(Circuit circuit, Rebuild rebuild, Simplifier simplifier, int id) {
    String name = circuit.names()[id];
    Location where = circuit.locations()[id];
    int folded = simplifier.simplify(rebuild.mapped(circuit.node(id)), name, where);
    rebuild.place(id, folded);
    if (rebuild.name(folded).isEmpty() && nameable(rebuild.node(folded))) {
      rebuild.rename(folded, name);
    }
  }

  private static boolean nameable(Node node) {
    boolean input = node instanceof Node.Wire wire && wire.driver() == Node.NONE;
    return !input && !(node instanceof Node.Const);
  }
}
