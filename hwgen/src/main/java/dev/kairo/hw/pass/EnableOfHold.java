package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;

/**
 * Turns a register that chooses between a new value and its own into a register with an enable: the
 * same hardware, and it reads {@code if (enable)}.
 */
public final class EnableOfHold implements Pass {
  @Override
  public Circuit apply(Circuit circuit) {
    Rebuild rebuild = new Rebuild(circuit);
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Reg reg
          && reg.enable() == Node.NONE
          && circuit.node(reg.next()) instanceof Node.Mux mux
          && circuit.names()[reg.next()].isEmpty()) {
        enable(circuit, rebuild, id, reg, mux);
      } else {
        rebuild.copy(id);
      }
    }
    return rebuild.finish();
  }

  private static void enable(Circuit circuit, Rebuild rebuild, int id, Node.Reg reg, Node.Mux mux) {
    if (Nets.root(circuit, mux.whenFalse()) == id) {
      rebuild.copy(id, with(reg, mux.whenTrue(), mux.select()));
    } else if (Nets.root(circuit, mux.whenTrue()) == id) {
      int select = rebuild.at(mux.select());
      int inverted = rebuild.add(new Node.Not(1, select), "", circuit.locations()[id]);
      Node.Reg mapped = (Node.Reg) rebuild.mapped(with(reg, mux.whenFalse(), Node.NONE));
      rebuild.place(
          id,
          rebuild.add(
              with(mapped, mapped.next(), inverted), circuit.names()[id], circuit.locations()[id]));
    } else {
      rebuild.copy(id);
    }
  }

  private static Node.Reg with(Node.Reg reg, int next, int enable) {
    return new Node.Reg(
        reg.width(), reg.clock(), next, enable, reg.reset(), reg.resetValue(), reg.initial());
  }
}
