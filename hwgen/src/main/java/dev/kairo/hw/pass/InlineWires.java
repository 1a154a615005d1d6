package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads through wires: a user of a wire takes the wire's driver instead where the driver comes
 * earlier. A driver without a name of its own gets the wire's name; a wire that nothing needs any
 * more goes with the next {@link Prune}.
 */
public final class InlineWires implements Pass {
  @Override
  public Circuit apply(Circuit circuit) {
    int[] roots = roots(circuit);
    Rebuild rebuild = new Rebuild(circuit);
    boolean[] listed = listed(circuit);
    for (int id = 0; id < circuit.size(); id++) {
      Node node = circuit.node(id);
      int root = roots[id];
      if (root != id && circuit.node(root) instanceof Node.Const constant) {
        rebuild.place(id, rebuild.add(constant, circuit.names()[root], circuit.locations()[id]));
      } else if (Rebuild.pointsForward(node)) {
        rebuild.copy(id, node.mapOperands(operand -> roots[operand]));
      } else {
        int user = id;
        rebuild.copy(id, node.mapOperands(operand -> earlier(roots[operand], operand, user)));
      }
    }
    Circuit inlined = rebuild.finish();
    nameRoots(circuit, roots, listed, inlined);
    return inlined.with(
        inlined.inputs(),
        outputs(circuit, roots, inlined),
        inlined.nodes(),
        inlined.names(),
        inlined.locations());
  }

  private static int earlier(int root, int operand, int user) {
    return root < user ? root : operand;
  }

  /** For each wire what drives it in the end, for each other node itself. */
  private static int[] roots(Circuit circuit) {
    int[] roots = new int[circuit.size()];
    for (int id = 0; id < roots.length; id++) {
      roots[id] = driver(circuit, id) == Node.NONE ? id : Node.NONE;
    }
    for (int id = 0; id < roots.length; id++) {
      int end = id;
      // A ring of wires has no end; the checks refuse it, and here the walk only has to stop.
      for (int steps = 0; roots[end] == Node.NONE && steps <= roots.length; steps++) {
        end = driver(circuit, end);
      }
      int root = roots[end] == Node.NONE ? end : roots[end];
      for (int at = id; roots[at] == Node.NONE; at = driver(circuit, at)) {
        roots[at] = root;
      }
    }
    return roots;
  }

  private static int driver(Circuit circuit, int id) {
    return circuit.node(id) instanceof Node.Wire wire ? wire.driver() : Node.NONE;
  }

  private static boolean[] listed(Circuit circuit) {
    boolean[] listed = new boolean[circuit.size()];
    for (Port port : circuit.inputs()) {
      listed[port.node()] = true;
    }
    return listed;
  }

  /** Nodes keep their places in this pass, so old ids are new ids. */
  private static void nameRoots(Circuit circuit, int[] roots, boolean[] listed, Circuit inlined) {
    String[] names = inlined.names();
    for (int id = 0; id < roots.length; id++) {
      int root = roots[id];
      if (root != id
          && names[root].isEmpty()
          && !listed[root]
          && !(circuit.node(root) instanceof Node.Const)) {
        names[root] = circuit.names()[id];
      }
    }
  }

  private static List<Port> outputs(Circuit circuit, int[] roots, Circuit inlined) {
    List<Port> outputs = new ArrayList<>();
    for (Port port : circuit.outputs()) {
      int root = roots[port.node()];
      outputs.add(new Port(port.name(), root, port.latency()));
    }
    return List.copyOf(outputs);
  }
}
