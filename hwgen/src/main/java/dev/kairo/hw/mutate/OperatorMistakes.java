package dev.kairo.hw.mutate;

import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What can be wrong with an operator. */
final class OperatorMistakes {
  private static final Map<Op, Op> OTHER = new EnumMap<>(Op.class);

  static {
    OTHER.put(Op.ADD, Op.SUB);
    OTHER.put(Op.SUB, Op.ADD);
    OTHER.put(Op.AND, Op.OR);
    OTHER.put(Op.OR, Op.AND);
    OTHER.put(Op.XOR, Op.OR);
    OTHER.put(Op.LT_U, Op.LT_S);
    OTHER.put(Op.LT_S, Op.LT_U);
    OTHER.put(Op.MUL_U, Op.MUL_S);
    OTHER.put(Op.MUL_S, Op.MUL_U);
  }

  private final int fresh;
  private final Node.Op2 node;
  private final List<Change> changes = new ArrayList<>();

  /**
   * Prepares mistakes.
   *
   * @param fresh the id of the first node a change adds
   */
  private OperatorMistakes(int fresh, Node.Op2 node) {
    this.fresh = fresh;
    this.node = node;
  }

  static List<Change> of(int fresh, Node.Op2 node) {
    OperatorMistakes mistakes = new OperatorMistakes(fresh, node);
    mistakes.otherOperator();
    if (node.op().compares()) {
      mistakes.otherBoundary();
    } else if (!node.op().multiplies()) {
      mistakes.dropped("right", node.left());
      mistakes.dropped("left", node.right());
    }
    if (node.op() == Op.SUB || node.op() == Op.LT_U || node.op() == Op.LT_S) {
      mistakes.add(
          Mistake.SWAPPED_OPERANDS,
          "has its operands in the wrong order",
          new Node.Op2(node.op(), node.width(), node.right(), node.left()));
    }
    return mistakes.changes;
  }

  private void add(Mistake mistake, String says, Node other) {
    changes.add(new Change(mistake, says, other));
  }

  private void otherOperator() {
    if (node.op() == Op.EQ) {
      changes.add(
          new Change(
              Mistake.OTHER_OPERATOR,
              "tests for difference instead of EQ",
              List.of(node),
              new Node.Not(1, fresh)));
      return;
    }
    Op other = OTHER.get(node.op());
    add(
        Mistake.OTHER_OPERATOR,
        "is " + other + " instead of " + node.op(),
        new Node.Op2(other, node.width(), node.left(), node.right()));
  }

  /** Less turns into not more: {@code a < b} into {@code !(b < a)}. */
  private void otherBoundary() {
    if (node.op() == Op.EQ) {
      return;
    }
    changes.add(
        new Change(
            Mistake.OTHER_BOUNDARY,
            "holds for equal operands too",
            List.of(new Node.Op2(node.op(), 1, node.right(), node.left())),
            new Node.Not(1, fresh)));
  }

  private void dropped(String side, int rest) {
    add(
        Mistake.DROPPED_OPERAND,
        "is without its " + side + " operand",
        new Node.Wire(node.width(), rest));
  }
}
