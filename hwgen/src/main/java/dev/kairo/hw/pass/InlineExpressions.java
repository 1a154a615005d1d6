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

  /** The deepest nesting of different operators that reads well. */
  private static final int LEVELS = 5;

  /** A comparison with a constant is as readable as any name, up to so many times. */
  private static final int COMPARISONS = 4;

  @Override
  public Circuit apply(Circuit circuit) {
    boolean[] marked = new boolean[circuit.size()];
    int[] uses = Fanout.of(circuit);
    int[] driven = NetInserter.driven(circuit);
    int[] cost = new int[circuit.size()];
    int[] depth = new int[circuit.size()];
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
        total = shorten(circuit, id, marked, cost, depth);
      }
      int levels = levels(circuit, id, depth);
      if (levels > LEVELS) {
        flatten(circuit, id, marked, cost, depth);
        total = cost(circuit.node(id), cost);
        levels = levels(circuit, id, depth);
      }
      boolean net = marked[id] || driven[id] != Node.NONE;
      cost[id] = net ? 1 : total;
      depth[id] = net ? 0 : levels;
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
    // A name that comes again is that of a loop's variable and tells little about one expression.
    return !name.isEmpty() && names.get(name)[0] == 1;
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
    int[] last = {Node.NONE};
    boolean joins = node instanceof Node.Cat;
    node.eachOperand(
        operand -> {
          // Equal neighbours print once, with a count.
          total[0] += joins && operand == last[0] ? 0 : cost[operand];
          last[0] = operand;
        });
    return total[0];
  }

  /** How deep an expression nests; chains of one operator or of choices are one level. */
  private static int levels(Circuit circuit, int id, int[] depth) {
    Node node = circuit.node(id);
    int[] deepest = {0};
    node.eachOperand(
        operand -> {
          int level = depth[operand] - (chained(node, circuit.node(operand)) ? 1 : 0);
          deepest[0] = Math.max(deepest[0], level);
        });
    boolean plain = node instanceof Node.Slice || node instanceof Node.Not;
    return deepest[0] + (plain ? 0 : 1);
  }

  private static boolean chained(Node user, Node operand) {
    return user instanceof Node.Op2 outer
            && operand instanceof Node.Op2 inner
            && outer.op() == inner.op()
        || user instanceof Node.Mux && operand instanceof Node.Mux;
  }

  /** Makes nets of the operands of an expression that nest deepest. */
  private static void flatten(Circuit circuit, int id, boolean[] marked, int[] cost, int[] depth) {
    circuit
        .node(id)
        .eachOperand(
            operand -> {
              if (depth[operand] >= LEVELS) {
                marked[operand] = true;
                cost[operand] = 1;
                depth[operand] = 0;
              }
            });
  }

  /** Makes nets of the large operands of an expression that has become too long. */
  private static int shorten(Circuit circuit, int id, boolean[] marked, int[] cost, int[] depth) {
    circuit
        .node(id)
        .eachOperand(
            operand -> {
              if (cost[operand] > OPERANDS / 4) {
                marked[operand] = true;
                cost[operand] = 1;
                depth[operand] = 0;
              }
            });
    return cost(circuit.node(id), cost);
  }
}
