package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;

/**
 * Which nodes are nets in print: ports and wires, registers, what memories read, choices by case,
 * and the outputs of instances. Everything else is an expression.
 */
public final class Nets {
  private Nets() {}

  /** Whether the node of an id is a net. */
  public static boolean isNet(Circuit circuit, int id) {
    Node node = circuit.node(id);
    return switch (kind(node)) {
      case NET -> true;
      case SLICE -> circuit.node(((Node.Slice) node).source()) instanceof Node.Instance;
      case OTHER -> false;
    };
  }

  /** Whether the node of an id is an output of an instance. */
  public static boolean isPin(Circuit circuit, int id) {
    return circuit.node(id) instanceof Node.Slice slice
        && circuit.node(slice.source()) instanceof Node.Instance;
  }

  /** The net that a wire merely gives another name, or the id itself. */
  public static int root(Circuit circuit, int id) {
    int at = id;
    // A ring of wires has no root; the checks refuse it, and here it only has to end.
    for (int steps = 0; steps <= circuit.size(); steps++) {
      if (circuit.node(at) instanceof Node.Wire wire
          && wire.driver() != Node.NONE
          && isNet(circuit, wire.driver())) {
        at = wire.driver();
      } else {
        return at;
      }
    }
    return at;
  }

  private enum Kind {
    NET,
    SLICE,
    OTHER
  }

  private static Kind kind(Node node) {
    if (node instanceof Node.Wire
        || node instanceof Node.Reg
        || node instanceof Node.MemRead
        || node instanceof Node.Cases) {
      return Kind.NET;
    }
    return node instanceof Node.Slice ? Kind.SLICE : Kind.OTHER;
  }
}
