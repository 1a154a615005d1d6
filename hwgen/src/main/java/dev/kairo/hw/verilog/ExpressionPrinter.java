package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.pass.Nets;
import java.util.BitSet;

/**
 * Prints expressions with the parentheses a careful person writes: none where everybody knows the
 * order (comparisons inside {@code &&}, sums inside comparisons), always where bitwise operators
 * meet others.
 *
 * <p>Recursion is as deep as an inlined expression, which {@code InlineExpressions} bounds.
 */
final class ExpressionPrinter {
  private static final int CHOICE = 0;
  private static final int LOGIC = 1;
  private static final int COMPARISON = 2;
  private static final int SUM = 3;
  private static final int UNARY = 4;
  private static final int PRIMARY = 5;

  /** Up to here a choice of three reads well in one line. */
  private static final int SHORT = 72;

  private final Circuit circuit;
  private final Usage usage;
  private final BitSet constants;
  private final BitSet seen;
  private StringBuilder out = new StringBuilder();

  /**
   * Prints nodes of a circuit whose names are final.
   *
   * @param usage told of every bit that is read
   * @param constants told of every named constant that is used
   * @param seen told of every net that is read
   */
  ExpressionPrinter(Circuit circuit, Usage usage, BitSet constants, BitSet seen) {
    this.circuit = circuit;
    this.usage = usage;
    this.constants = constants;
    this.seen = seen;
  }

  /** An expression in one or more lines, its first at {@code column}. */
  String print(int id, int column, int indent) {
    String chain = chain(id, column, indent);
    return chain.isEmpty() ? LineBreaker.fit(flat(id), column, indent) : chain;
  }

  /** An expression in one line. */
  String flat(int id) {
    return flat(id, CHOICE);
  }

  private String flat(int id, int least) {
    out = new StringBuilder();
    child(id, least, false, false);
    return out.toString();
  }

  /** A ladder of three and more choices, one a line, or an empty string. */
  private String chain(int id, int column, int indent) {
    int steps = 0;
    for (int at = id; inlineMux(at); at = ((Node.Mux) circuit.node(at)).whenFalse()) {
      steps++;
    }
    if (steps < 2 || steps == 2 && column + flat(id).length() < SHORT) {
      return "";
    }
    StringBuilder lines = new StringBuilder();
    String margin = "\n" + " ".repeat(indent);
    int at = id;
    while (inlineMux(at)) {
      Node.Mux mux = (Node.Mux) circuit.node(at);
      String step = flat(mux.select(), LOGIC) + " ? " + flat(mux.whenTrue(), LOGIC) + " :";
      lines.append(margin).append(LineBreaker.fit(step, indent, indent + 2));
      at = mux.whenFalse();
    }
    return lines.append(margin).append(LineBreaker.fit(flat(at), indent, indent + 2)).toString();
  }

  private boolean inlineMux(int id) {
    return circuit.node(id) instanceof Node.Mux;
  }

  /** The name of a net that is read as a whole. */
  String net(int id) {
    int root = Nets.root(circuit, id);
    usage.whole(root);
    seen.set(root);
    return circuit.names()[root];
  }

  private void child(int id, int least, boolean welcome, boolean pattern) {
    boolean brackets = !welcome && level(id) < least;
    if (brackets) {
      out.append('(');
    }
    write(id, pattern);
    if (brackets) {
      out.append(')');
    }
  }

  private int level(int id) {
    Node node = circuit.node(id);
    if (Nets.isNet(circuit, id)) {
      return PRIMARY;
    } else if (node instanceof Node.Mux) {
      return CHOICE;
    } else if (node instanceof Node.Not not) {
      return comparison(not.source()) ? COMPARISON : UNARY;
    } else if (node instanceof Node.Op2 op) {
      return switch (op.op()) {
        case AND, OR, XOR -> LOGIC;
        case EQ, LT_U, LT_S -> COMPARISON;
        case ADD, SUB, MUL_U, MUL_S -> negation(op) ? UNARY : SUM;
      };
    }
    return PRIMARY;
  }

  private boolean comparison(int id) {
    return circuit.node(id) instanceof Node.Op2 op && op.op().compares();
  }

  private void write(int id, boolean pattern) {
    Node node = circuit.node(id);
    if (Nets.isNet(circuit, id)) {
      out.append(net(id));
    } else if (node instanceof Node.Const constant) {
      constant(id, constant, pattern);
    } else if (node instanceof Node.Op2 op) {
      operator(op);
    } else if (node instanceof Node.Not not) {
      not(not);
    } else if (node instanceof Node.Mux mux) {
      child(mux.select(), LOGIC, false, false);
      out.append(" ? ");
      child(mux.whenTrue(), LOGIC, false, pattern);
      out.append(" : ");
      child(mux.whenFalse(), CHOICE, false, pattern);
    } else if (node instanceof Node.Cat cat) {
      concatenation(cat);
    } else if (node instanceof Node.Slice slice) {
      slice(slice);
    } else {
      throw new IllegalStateException(
          "node " + id + " of " + circuit.name() + " has no expression");
    }
  }

  private void constant(int id, Node.Const constant, boolean pattern) {
    String name = circuit.names()[id];
    if (!name.isEmpty()) {
      constants.set(id);
      out.append(name);
    } else {
      out.append(pattern ? Literals.pattern(constant.value()) : Literals.number(constant.value()));
    }
  }

  private void slice(Node.Slice slice) {
    int root = Nets.root(circuit, slice.source());
    usage.part(root, slice.low(), slice.width());
    seen.set(root);
    out.append(circuit.names()[root]).append(Literals.part(slice.low(), slice.width()));
  }

  private void operator(Node.Op2 op) {
    boolean bit = circuit.node(op.left()).width() == 1;
    switch (op.op()) {
      case ADD -> infix(op, " + ", SUM, UNARY);
      case SUB -> difference(op);
      case AND -> bitwise(op, bit ? " && " : " & ", bit);
      case OR -> bitwise(op, bit ? " || " : " | ", bit);
      case XOR -> bitwise(op, " ^ ", false);
      case EQ -> infix(op, " == ", SUM, SUM);
      case LT_U, LT_S -> order(op, " < ", " > ");
      case MUL_U -> infix(op, " * ", UNARY, UNARY);
      case MUL_S -> signed(op, " * ");
    }
  }

  private boolean negation(Node.Op2 op) {
    return op.op() == Op.SUB
        && circuit.node(op.left()) instanceof Node.Const constant
        && constant.value().zero();
  }

  private void difference(Node.Op2 op) {
    if (negation(op)) {
      out.append('-');
      child(op.right(), PRIMARY, false, false);
    } else {
      infix(op, " - ", SUM, PRIMARY);
    }
  }

  private void bitwise(Node.Op2 op, String symbol, boolean logical) {
    int least = logical ? COMPARISON : UNARY;
    child(op.left(), least, same(op, op.left()), !logical);
    out.append(symbol);
    child(op.right(), least, same(op, op.right()), !logical);
  }

  private void infix(Node.Op2 op, String symbol, int left, int right) {
    child(op.left(), left, false, false);
    out.append(symbol);
    child(op.right(), right, op.op() == Op.ADD && same(op, op.right()), false);
  }

  private boolean same(Node.Op2 op, int operand) {
    return circuit.node(operand) instanceof Node.Op2 other && other.op() == op.op();
  }

  /** A comparison, with a constant on the right whatever the node says. */
  private void order(Node.Op2 op, String symbol, String mirrored) {
    boolean mirror = circuit.node(op.left()) instanceof Node.Const;
    int left = mirror ? op.right() : op.left();
    int right = mirror ? op.left() : op.right();
    Node.Op2 shown = new Node.Op2(op.op(), op.width(), left, right);
    if (op.op() == Op.LT_S) {
      signed(shown, mirror ? mirrored : symbol);
    } else {
      infix(shown, mirror ? mirrored : symbol, SUM, SUM);
    }
  }

  private void signed(Node.Op2 op, String symbol) {
    out.append("$signed(");
    write(op.left(), false);
    out.append(")").append(symbol).append("$signed(");
    write(op.right(), false);
    out.append(")");
  }

  private void not(Node.Not not) {
    if (circuit.node(not.source()) instanceof Node.Op2 op && op.op().compares()) {
      if (op.op() == Op.EQ) {
        infix(op, " != ", SUM, SUM);
      } else {
        order(op, " >= ", " <= ");
      }
      return;
    }
    out.append(not.width() == 1 ? '!' : '~');
    child(not.source(), PRIMARY, false, true);
  }

  private void concatenation(Node.Cat cat) {
    int[] parts = cat.parts();
    boolean single = run(parts, 0) == parts.length;
    out.append(single ? "" : "{");
    parts(parts);
    out.append(single ? "" : "}");
  }

  private void parts(int[] parts) {
    for (int i = 0; i < parts.length; ) {
      int count = run(parts, i);
      out.append(i == 0 ? "" : ", ");
      if (count > 1) {
        out.append('{').append(count).append('{');
        write(parts[i], false);
        out.append("}}");
      } else if (circuit.node(parts[i]) instanceof Node.Cat inner
          && run(inner.parts(), 0) < inner.parts().length) {
        parts(inner.parts());
      } else {
        write(parts[i], false);
      }
      i += count;
    }
  }

  /** How many equal parts stand side by side from one on. */
  private int run(int[] parts, int from) {
    int end = from + 1;
    while (end < parts.length && same(parts[from], parts[end])) {
      end++;
    }
    return end - from;
  }

  private boolean same(int a, int b) {
    if (a == b) {
      return true;
    }
    return circuit.node(a) instanceof Node.Slice one && one.equals(circuit.node(b));
  }
}
