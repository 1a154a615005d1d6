package dev.kairo.hw.pass;

import static dev.kairo.hw.gate.Sketch.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.kairo.hw.gate.Sketch;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Value;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class FoldConstantsTest {
  private final Sketch s = new Sketch("Folded");
  private final int a = s.in("a", 8);
  private final int b = s.in("b", 1);

  /** What drives the output after folding. */
  private Node folded(ToIntFunction<Sketch> described) {
    s.out("y", described.applyAsInt(s));
    Circuit circuit = Pipeline.simplify().apply(s.circuit());
    return circuit.node(circuit.outputs().get(0).node());
  }

  private static void assertConstant(long expected, Node node) {
    Node.Const constant = assertInstanceOf(Node.Const.class, node);
    assertEquals(Value.of(node.width(), expected), constant.value());
  }

  private static void assertInput(Node node) {
    assertEquals(NONE, assertInstanceOf(Node.Wire.class, node).driver());
  }

  @Test
  void operatorsOnConstantsAreWorkedOut() {
    assertConstant(
        12,
        folded(
            x ->
                x.op(
                    Op.MUL_U, x.constant(4, 3), x.op(Op.ADD, x.constant(4, 1), x.constant(4, 3)))));
  }

  @Test
  void neutralOperandsGo() {
    assertInput(
        folded(
            x ->
                x.op(
                    Op.AND,
                    x.op(Op.OR, x.constant(8, 0), x.op(Op.ADD, a, x.constant(8, 0))),
                    x.constant(8, -1))));
  }

  @Test
  void comparisonsThatCannotHoldAreFalse() {
    assertConstant(0, folded(x -> x.op(Op.LT_U, a, x.constant(8, 0))));
  }

  @Test
  void signedComparisonsThatCannotHoldAreFalse() {
    assertConstant(0, folded(x -> x.op(Op.LT_S, x.constant(8, 127), a)));
  }

  @Test
  void choicesOfOneBitBecomeGates() {
    Node.Op2 gate =
        assertInstanceOf(Node.Op2.class, folded(x -> x.mux(b, x.slice(a, 3, 3), x.constant(1, 0))));
    assertEquals(Op.AND, gate.op());
  }

  @Test
  void whatIsCutAndJoinedAgainStaysWhole() {
    assertInput(
        folded(x -> x.cat(x.slice(a, 7, 5), x.slice(x.slice(a, 4, 1), 3, 1), x.slice(a, 1, 0))));
  }

  @Test
  void aHoldingChoiceBecomesAnEnable() {
    int clock = s.clock("clk");
    int self = s.wire(8);
    int register = s.reg(clock, s.mux(b, self, a));
    s.drive(self, register);
    Node.Reg reg = assertInstanceOf(Node.Reg.class, folded(x -> register));
    assertNotEquals(NONE, reg.enable());
  }

  @Test
  void whatNobodyReadsGoes() {
    s.op(Op.MUL_U, a, a);
    s.out("y", b);
    assertEquals(2, Pipeline.simplify().apply(s.circuit()).size());
  }
}
