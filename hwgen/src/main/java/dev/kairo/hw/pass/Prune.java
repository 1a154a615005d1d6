package dev.kairo.hw.pass;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;

/**
 * Removes nodes that no output, black box or module without outputs depends on. Input ports stay:
 * they belong to the interface.
 */
public final class Prune implements Pass {
  @Override
  public Circuit apply(Circuit circuit) {
    boolean[] live = live(circuit);
    for (Port port : circuit.inputs()) {
      live[port.node()] = true;
    }
    int kept = 0;
    for (boolean one : live) {
      kept += one ? 1 : 0;
    }
    if (kept == circuit.size()) {
      return circuit;
    }
    Rebuild rebuild = new Rebuild(circuit);
    for (int id = 0; id < circuit.size(); id++) {
      if (live[id]) {
        rebuild.copy(id);
      }
    }
    return rebuild.finish();
  }

  private static boolean[] live(Circuit circuit) {
    Worklist work = new Worklist(circuit.size());
    for (Port port : circuit.outputs()) {
      work.push(port.node());
    }
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Instance instance && acts(instance)) {
        work.push(id);
      }
    }
    while (work.count > 0) {
      circuit.node(work.pop()).eachOperand(work::push);
    }
    return work.met;
  }

  /** Whether an instance may matter though nothing reads it. */
  private static boolean acts(Node.Instance instance) {
    return instance.definition() instanceof BlackBox
        || instance.definition().outputPins().isEmpty();
  }

  private static final class Worklist {
    private final boolean[] met;
    private final int[] stack;
    private int count;

    private Worklist(int size) {
      met = new boolean[size];
      stack = new int[size];
    }

    private void push(int id) {
      if (!met[id]) {
        met[id] = true;
        stack[count++] = id;
      }
    }

    private int pop() {
      return stack[--count];
    }
  }
}
