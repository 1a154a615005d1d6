package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which expressions print inside their only user and which become nets: those that are used
 * several times, those that a person gave a name of their own, and those that would grow beyond
 * what a reader takes in.
 *
 * <p>One net per operator makes 10,000 operators 391 KB instead of 96 KB of Verilog and Verilator
 * five times slower on it.
 */
public final class InlineExpressions implements Pass {
  /** The most operands one printed expression holds. */
  private static final int OPERANDS = 24;

  /** A name more frequent than this comes from a loop and tells little about one expression. */
  private static final int REPETITIONS = 8;

  /** A comparison with a constant is as readable as any name, up to so many times. */
  private static final int COMPARISONS = 4;

  @Override
  public Circuit apply(Circuit circuit) {
    boolean[] marked = new boolean[circuit.size()];
    int[] uses = Fanout.of(circuit);
    int[] driven = NetInserter.driven(circuit);
    int[] cost = new int[circuit.size()];
    Map<String, int[]> names = countNames(circuit);
    for (int id = 0; id < circuit.size(); id++) {
      cost[id] = 1;
      if (!expression(circuit, id)) {
        continue;
      }
      if (driven[id] == Node.NONE) {
        marked[id] = shared(circuit, id, uses[id]) || telling(circuit, id, names);
      }
      int total = cost(circuit.node(id), cost);
      if (total > OPERANDS) {
        total = shorten(circuit, id, marked, cost);
      }
      cost[id] = marked[id] || driven[id] != Node.NONE ? 1 : total;
    }
    return NetInserter.insert(circuit, marked);
  }

  private static boolean expression(Circuit circuit, int id) {
    Node node = circuit.node(id);
    return !Nets.isNet(circuit, id)
        && !(node instanceof Node.Const)
        && !(node instanceof Node.Mem)
        && !(node instanceof Node.Instance);
  }

  private static Map<String, int[]> countNames(Circuit circuit) {
    Map<String, int[]> names = new HashMap<>();
    for (int id = 0; id < circuit.size(); id++) {
      String name = circuit.names()[id];
      if (!name.isEmpty() && expression(circuit, id)) {
        names.computeIfAbsent(name, any -> new int[1])[0]++;
      }
    }
    return names;
  }

  private static boolean telling(Circuit circuit, int id, Map<String, int[]> names) {
    String name = circuit.names()[id];
    return !name.isEmpty() && names.get(name)[0] <= REPETITIONS;
  }

  private static boolean shared(Circuit circuit, int id, int uses) {
    if (uses < 2) {
      return false;
    }
    Node node = circuit.node(id);
    if (node instanceof Node.Slice) {
      return false;
    }
    if (node instanceof Node.Not not) {
      return !plain(circuit, not.source());
    }
    boolean comparison =
        node instanceof Node.Op2 op
            && op.op() == Op.EQ
            && plain(circuit, op.left())
            && circuit.node(op.right()) instanceof Node.Const;
    return !comparison || uses > COMPARISONS;
  }

  private static boolean plain(Circuit circuit, int id) {
    return Nets.isNet(circuit, id) || circuit.node(id) instanceof Node.Slice;
  }

  private static int cost(Node node, int[] cost) {
    int[] total = {0};
    node.eachOperand(operand -> total[0] += cost[operand]);
    return total[0];
  }

  /** Makes nets of the large operands of an expression that has become too long. */
  private static int shorten(Circuit circuit, int id, boolean[] marked, int[] cost) {
    circuit
        .node(id)
        .eachOperand(
            operand -> {
              if (cost[operand] > OPERANDS / 4) {
                marked[operand] = true;
                cost[operand] = 1;
              }
            });
    return cost(circuit.node(id), cost);
  }
}
