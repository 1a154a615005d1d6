package dev.kairo.hw.estimate;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Port;
import java.util.ArrayList;
import java.util.List;

/** What is known of a circuit without looking at its surroundings, found once for all instances. */
final class Facts {
  private final Circuit circuit;
  private final int[] users;
  private final boolean[] merged;
  private final int[] useful;
  private final int[] used;
  private final List<List<Integer>> reads;
  private final int[] inputIndex;

  Facts(Circuit circuit) {
    this.circuit = circuit;
    int size = circuit.size();
    users = new int[size];
    merged = new boolean[size];
    useful = new int[size];
    used = new int[size];
    reads = new ArrayList<>();
    inputIndex = new int[size];
    countUsers();
    for (int id = 0; id < size; id++) {
      Node node = circuit.node(id);
      useful[id] = usefulWidth(node);
      reads.add(node instanceof Node.Mem ? new ArrayList<>() : List.of());
      if (node instanceof Node.MemRead read) {
        reads.get(read.memory()).add(id);
      }
      if (node instanceof Node.Op2 op && sums(op)) {
        merge(op, op.left());
        merge(op, op.right());
      }
    }
    for (int i = 0; i < circuit.inputs().size(); i++) {
      inputIndex[circuit.inputs().get(i).node()] = i + 1;
    }
  }

  private void countUsers() {
    for (int id = 0; id < circuit.size(); id++) {
      Node node = circuit.node(id);
      if (node instanceof Node.Slice slice) {
        use(slice.source(), slice.low() + slice.width());
      } else if (!(node instanceof Node.Wire)) {
        node.eachOperand(operand -> use(operand, Integer.MAX_VALUE));
      }
      if (!(circuit.node(id) instanceof Node.Wire)) {
        circuit.node(id).eachOperand(operand -> users[behindWires(operand)]++);
      }
    }
    for (Port port : circuit.outputs()) {
      users[behindWires(port.node())]++;
      use(port.node(), Integer.MAX_VALUE);
    }
  }

  private void use(int operand, int bits) {
    int id = behindWires(operand);
    used[id] = Math.max(used[id], Math.min(bits, circuit.node(id).width()));
  }

  /** How many of a node's lower bits anything uses. */
  int used(int id) {
    return used[id];
  }

  /**
   * Yosys' order of signals: by width without zeros on top, then by the pieces they are made of.
   */
  int order(int operand) {
    return useful[operand] * 1000 + Math.min(999, pieces(behindWires(operand)));
  }

  private int pieces(int id) {
    if (!(circuit.node(id) instanceof Node.Cat cat)) {
      return 1;
    }
    int pieces = 0;
    for (int part : cat.parts()) {
      boolean zeros =
          pieces == 0 && circuit.node(part) instanceof Node.Const top && top.value().zero();
      pieces += zeros ? 0 : pieces(behindWires(part));
    }
    return Math.max(1, pieces);
  }

  static boolean sums(Node.Op2 op) {
    return op.op() == Op.ADD || op.op() == Op.SUB;
  }

  private void merge(Node.Op2 user, int operand) {
    int id = withoutZeros(operand);
    if (users[id] != 1
        || !(circuit.node(id) instanceof Node.Op2 inner)
        || !sums(inner) && !inner.op().multiplies()) {
      return;
    }
    int outerWidth = usefulWidth(user);
    if (useful[id] == outerWidth && inner.width() >= outerWidth || !overflows(id)) {
      merged[id] = true;
    }
  }

  /** Yosys' {@code macc_may_overflow}: whether the sum could need more bits than it has. */
  private boolean overflows(int id) {
    List<Integer> widths = new ArrayList<>();
    if (!portWidths(id, widths)) {
      return true;
    }
    double most = 0;
    for (int width : widths) {
      most += Math.pow(2, width) - 1;
    }
    return most >= Math.pow(2, useful[id]);
  }

  /** The widths of everything a sum adds; false when it takes something away. */
  private boolean portWidths(int id, List<Integer> widths) {
    Node.Op2 op = (Node.Op2) circuit.node(id);
    if (op.op() == Op.SUB || op.op() == Op.MUL_S) {
      return false;
    }
    if (op.op() == Op.MUL_U) {
      widths.add(useful[id]);
      return true;
    }
    for (int operand : new int[] {op.left(), op.right()}) {
      int inner = withoutZeros(operand);
      if (merged[inner] ? !portWidths(inner, widths) : !widths.add(useful[inner])) {
        return false;
      }
    }
    return true;
  }

  private int usefulWidth(Node node) {
    if (node instanceof Node.Const constant) {
      return Math.max(1, constant.value().bits().bitLength());
    } else if (node instanceof Node.Wire wire && wire.driver() != Node.NONE) {
      return useful[wire.driver()] == 0 ? wire.width() : useful[wire.driver()];
    } else if (node instanceof Node.Cat cat) {
      int width = cat.width();
      for (int part : cat.parts()) {
        int all = circuit.node(part).width();
        int used =
            circuit.node(part) instanceof Node.Const c && c.value().zero() ? 0 : useful[part];
        width -= all - used;
        if (used > 0) {
          break;
        }
      }
      return Math.max(1, width);
    } else if (node instanceof Node.Op2 op && op.op() == Op.ADD) {
      return Math.min(op.width(), Math.max(useful[op.left()], useful[op.right()]) + 1);
    } else if (node instanceof Node.Op2 op && op.op() == Op.MUL_U) {
      return useful[op.left()] + useful[op.right()];
    }
    return node.width();
  }

  /** The node behind wires and zeros put on top. */
  int withoutZeros(int operand) {
    int id = behindWires(operand);
    while (circuit.node(id) instanceof Node.Cat cat
        && cat.parts().length == 2
        && users[id] == 1
        && circuit.node(behindWires(cat.parts()[0])) instanceof Node.Const zeros
        && zeros.value().zero()) {
      id = behindWires(cat.parts()[1]);
    }
    return id;
  }

  /** The node that drives a wire, through any wires. */
  int behindWires(int id) {
    int at = id;
    while (circuit.node(at) instanceof Node.Wire wire && wire.driver() != Node.NONE) {
      at = wire.driver();
    }
    return at;
  }

  /** Whether this sum or product is added up together with the one sum that uses it. */
  boolean merged(int id) {
    return merged[id];
  }

  /** The reads of a memory. */
  List<Integer> reads(int memory) {
    return reads.get(memory);
  }

  /** Which input of the circuit a wire is, or -1. */
  int inputIndex(int wire) {
    return inputIndex[wire] - 1;
  }
}
