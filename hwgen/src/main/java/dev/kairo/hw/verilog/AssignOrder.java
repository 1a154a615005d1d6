package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.pass.Nets;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Puts each continuous assignment in front of the first statement that reads its net, so that nets
 * are declared where they get their value. Each node is visited once, without recursion.
 */
final class AssignOrder {
  private final Circuit circuit;
  private final IntConsumer assign;
  private final boolean[] entered;
  private final boolean[] printed;
  private int[] stack = new int[64];
  private int top;

  /** Calls {@code assign} for each net of a continuous assignment, once. */
  AssignOrder(Circuit circuit, IntConsumer assign) {
    this.circuit = circuit;
    this.assign = assign;
    entered = new boolean[circuit.size()];
    printed = new boolean[circuit.size()];
  }

  /** Has everything assigned that a statement about a node reads. */
  void demandOperands(int id) {
    circuit.node(id).eachOperand(this::demand);
  }

  /** Has everything assigned that reading a node needs. */
  void demand(int id) {
    if (id != Node.NONE) {
      push(id);
      run();
    }
  }

  private void run() {
    while (top > 0) {
      int id = stack[top - 1];
      if (!entered[id]) {
        entered[id] = true;
        if (passes(id)) {
          circuit.node(id).eachOperand(this::push);
        }
      } else {
        top--;
        if (!printed[id]) {
          printed[id] = true;
          if (assigned(id)) {
            assign.accept(id);
          }
        }
      }
    }
  }

  private void push(int id) {
    if (entered[id]) {
      return;
    }
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, top * 2);
    }
    stack[top++] = id;
  }

  /** Whether reading a node needs its operands at once: not so behind nets declared on top. */
  private boolean passes(int id) {
    return !Nets.isNet(circuit, id)
            && !(circuit.node(id) instanceof Node.Instance)
            && !(circuit.node(id) instanceof Node.Mem)
        || assigned(id)
        || Nets.root(circuit, id) != id;
  }

  /** Whether a net has a continuous assignment of its own. */
  private boolean assigned(int id) {
    Node node = circuit.node(id);
    return node instanceof Node.Wire wire
            && wire.driver() != Node.NONE
            && Nets.root(circuit, id) == id
        || node instanceof Node.MemRead read && read.clock() == Node.NONE;
  }
}
