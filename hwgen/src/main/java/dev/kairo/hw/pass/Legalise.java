package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;

/**
 * Puts a net where the language or one of the tools cannot take an expression: before a slice, on
 * the inputs of an instance, in an address, around products and signed comparisons, in front of a
 * case.
 */
public final class Legalise implements Pass {
  @Override
  public Circuit apply(Circuit circuit) {
    boolean[] marked = new boolean[circuit.size()];
    int[] uses = Fanout.of(circuit);
    for (int id = 0; id < circuit.size(); id++) {
      Node node = circuit.node(id);
      if (node instanceof Node.Slice slice) {
        if (!(circuit.node(slice.source()) instanceof Node.Instance)) {
          need(circuit, marked, slice.source());
        }
      } else if (node instanceof Node.Op2 op) {
        alone(circuit, marked, id, op);
      } else if (node instanceof Node.Not not) {
        negatedComparison(circuit, marked, uses, id, not);
      } else if (node instanceof Node.Instance instance) {
        for (int input : instance.inputs()) {
          need(circuit, marked, input);
        }
      } else if (node instanceof Node.Cases cases) {
        netOrSlice(circuit, marked, cases.select());
      } else if (node instanceof Node.MemRead read) {
        netOrSlice(circuit, marked, read.address());
      } else if (node instanceof Node.Mem memory) {
        ports(circuit, marked, memory);
      }
    }
    return NetInserter.insert(circuit, marked);
  }

  private static void need(Circuit circuit, boolean[] marked, int id) {
    marked[id] |= !Nets.isNet(circuit, id);
  }

  /** A product or signed comparison takes plain operands and goes straight to a net. */
  private static void alone(Circuit circuit, boolean[] marked, int id, Node.Op2 op) {
    if (op.op().multiplies() || op.op() == Op.LT_S) {
      marked[id] = true;
      plain(circuit, marked, op.left());
      plain(circuit, marked, op.right());
    }
  }

  private static void plain(Circuit circuit, boolean[] marked, int id) {
    Node node = circuit.node(id);
    if (!(node instanceof Node.Const) && !(node instanceof Node.Slice)) {
      need(circuit, marked, id);
    }
  }

  /** A signed comparison and its negation are one operator. */
  private static void negatedComparison(
      Circuit circuit, boolean[] marked, int[] uses, int id, Node.Not not) {
    if (circuit.node(not.source()) instanceof Node.Op2 op
        && op.op() == Op.LT_S
        && uses[not.source()] == 1
        && circuit.names()[not.source()].isEmpty()) {
      marked[not.source()] = false;
      marked[id] = true;
    }
  }

  private static void netOrSlice(Circuit circuit, boolean[] marked, int id) {
    if (!(circuit.node(id) instanceof Node.Slice)) {
      need(circuit, marked, id);
    }
  }

  /**
   * Addresses are nets: Icarus computes an expression in an index wider than it is, and Yosys makes
   * registers of a memory that a constant addresses.
   */
  private static void ports(Circuit circuit, boolean[] marked, Node.Mem memory) {
    for (MemWrite write : memory.writes()) {
      netOrSlice(circuit, marked, write.address());
      if (write.laneEnable() != Node.NONE) {
        need(circuit, marked, write.laneEnable());
        need(circuit, marked, write.data());
      }
    }
  }
}
