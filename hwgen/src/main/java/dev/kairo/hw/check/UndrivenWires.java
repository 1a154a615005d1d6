package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Every wire that is not an input port has a driver. Where one without leads into an instance, that
 * input is named instead: it is what the author forgot to connect.
 */
public final class UndrivenWires implements Check {
  @Override
  public List<Diagnostic> check(Circuit circuit, String path) {
    BitSet undriven = undriven(circuit);
    if (undriven.isEmpty()) {
      return List.of();
    }
    List<Diagnostic> found = new ArrayList<>();
    BitSet told = new BitSet(circuit.size());
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Instance instance) {
        unconnected(circuit, path, id, instance, undriven, told, found);
      }
    }
    undriven.andNot(told);
    undriven.stream()
        .forEach(
            id ->
                found.add(
                    new Diagnostic(
                        Code.UNDRIVEN,
                        path,
                        "wire " + Names.of(circuit, id) + " is never driven",
                        "call drive() on it once, or remove it",
                        List.of(circuit.locations()[id]))));
    return found;
  }

  private static BitSet undriven(Circuit circuit) {
    BitSet wires = new BitSet(circuit.size());
    for (int id = 0; id < circuit.size(); id++) {
      wires.set(id, circuit.node(id) instanceof Node.Wire wire && wire.driver() == Node.NONE);
    }
    circuit.inputs().forEach(port -> wires.clear(port.node()));
    return wires;
  }

  private static void unconnected(
      Circuit circuit,
      String path,
      int id,
      Node.Instance instance,
      BitSet undriven,
      BitSet told,
      List<Diagnostic> found) {
    for (int input = 0; input < instance.inputs().length; input++) {
      int wire = instance.inputs()[input];
      if (undriven.get(wire)) {
        told.set(wire);
        found.add(
            new Diagnostic(
                Code.UNCONNECTED,
                path,
                "input "
                    + instance.definition().inputPins().get(input).name()
                    + " of "
                    + circuit.names()[id]
                    + " ("
                    + instance.definition().name()
                    + ") hangs on wire "
                    + Names.of(circuit, wire)
                    + ", which is never driven",
                "call drive() on the wire once",
                List.of(circuit.locations()[id], circuit.locations()[wire])));
      }
    }
  }
}
