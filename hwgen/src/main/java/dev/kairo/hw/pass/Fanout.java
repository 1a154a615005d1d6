package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;

/** How often each node is used, by other nodes and by output ports. */
final class Fanout {
  private Fanout() {}

  static int[] of(Circuit circuit) {
    int[] uses = new int[circuit.size()];
    for (Node node : circuit.nodes()) {
      node.eachOperand(operand -> uses[operand]++);
    }
    for (Port port : circuit.outputs()) {
      uses[port.node()]++;
    }
    return uses;
  }
}
