package dev.kairo.hw.mutate;

import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be wrong with registers and memories. */
final class StateMistakes {
  private StateMistakes() {}

  /**
   * Mistakes at a register.
   *
   * @param fresh the id of the first node a change adds
   */
  static List<Change> of(int fresh, Node.Reg node) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change(
            Mistake.MISSING_REGISTER,
            "comes a cycle early",
            new Node.Wire(node.width(), node.next())));
    changes.add(
        new Change(
            Mistake.EXTRA_REGISTER,
            "comes a cycle late",
            List.of(node),
            with(node, fresh, node.enable(), node.reset(), node.resetValue())));
    if (node.enable() != Node.NONE) {
      changes.add(
          new Change(
              Mistake.IGNORED_ENABLE,
              "takes a value in every cycle",
              with(node, node.next(), Node.NONE, node.reset(), node.resetValue())));
    }
    if (node.reset() != Node.NONE) {
      changes.add(
          new Change(
              Mistake.IGNORED_RESET,
              "is not reset",
              with(node, node.next(), node.enable(), Node.NONE, Optional.empty())));
      changes.add(
          new Change(
              Mistake.OTHER_RESET_VALUE,
              "is reset to one more",
              with(
                  node,
                  node.next(),
                  node.enable(),
                  node.reset(),
                  node.resetValue().map(StateMistakes::oneMore))));
    }
    return changes;
  }

  private static Node with(
      Node.Reg node, int next, int enable, int reset, Optional<Value> resetValue) {
    return new Node.Reg(
        node.width(), node.clock(), next, enable, reset, resetValue, node.initial());
  }

  /** The next number, the largest being followed by zero. */
  static Value oneMore(Value value) {
    return Value.wrap(value.width(), value.bits().add(BigInteger.ONE));
  }

  /** Mistakes at a memory's write ports. */
  static List<Change> of(int fresh, Node.Mem node) {
    List<Change> changes = new ArrayList<>();
    for (int port = 0; port < node.writes().size(); port++) {
      changes.add(tied(fresh, node, port, 0, Mistake.LOST_WRITE, "never writes by port " + port));
      changes.add(
          tied(
              fresh,
              node,
              port,
              1,
              Mistake.IGNORED_WRITE_ENABLE,
              "writes by port " + port + " in every cycle"));
    }
    return changes;
  }

  private static Change tied(
      int fresh, Node.Mem node, int port, int value, Mistake mistake, String says) {
    List<MemWrite> writes = new ArrayList<>(node.writes());
    MemWrite write = writes.get(port);
    writes.set(
        port,
        new MemWrite(
            write.clock(),
            fresh,
            write.address(),
            write.data(),
            write.laneEnable(),
            write.laneWidth()));
    return new Change(
        mistake,
        says,
        List.of(new Node.Const(Value.of(1, value))),
        new Node.Mem(
            node.width(), node.depth(), node.style(), node.initial(), List.copyOf(writes)));
  }
}
