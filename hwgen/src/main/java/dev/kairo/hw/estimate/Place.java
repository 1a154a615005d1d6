package dev.kairo.hw.estimate;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One instance of a circuit in the whole tree, with the bits of its nodes as they become known. */
final class Place {
  final Circuit circuit;
  final Facts facts;
  final int module;
  private final Optional<Place> parent;
  private final int instance;
  private final int[] clocks;
  private final int[][] bits;
  private final Map<Integer, Place> children = new HashMap<>();

  private Place(
      Circuit circuit,
      Optional<Place> parent,
      int instance,
      int[] clocks,
      Facts facts,
      int module) {
    this.circuit = circuit;
    this.parent = parent;
    this.instance = instance;
    this.clocks = clocks;
    this.facts = facts;
    this.module = module;
    bits = new int[circuit.size()][];
  }

  static Place top(Circuit circuit, Facts facts, int module) {
    int[] clocks = new int[circuit.clocks().size()];
    for (int i = 0; i < clocks.length; i++) {
      clocks[i] = i;
    }
    return new Place(circuit, Optional.empty(), Node.NONE, clocks, facts, module);
  }

  /** How a place finds the facts and the number of a circuit. */
  interface Registry {
    Facts facts(Circuit circuit);

    int module(Circuit circuit);
  }

  /** The place of an instance of a circuit, or nothing when it is a black box. */
  Optional<Place> child(int id, Registry registry) {
    Node.Instance node = (Node.Instance) circuit.node(id);
    if (node.definition() instanceof BlackBox) {
      return Optional.empty();
    }
    return Optional.of(children.computeIfAbsent(id, key -> newChild(key, node, registry)));
  }

  private Place newChild(int id, Node.Instance node, Registry registry) {
    Circuit inner = (Circuit) node.definition();
    int[] inside = new int[node.clocks().length];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = clocks[node.clocks()[i]];
    }
    return new Place(
        inner, Optional.of(this), id, inside, registry.facts(inner), registry.module(inner));
  }

  Optional<Place> parent() {
    return parent;
  }

  /** The node of the parent that drives an input of this place. */
  int outside(int input) {
    return ((Node.Instance) parent.orElseThrow().circuit.node(instance)).inputs()[input];
  }

  /** The clock of the top that drives a clock of this place. */
  int clock(int index) {
    return clocks[index];
  }

  boolean known(int id) {
    return bits[id] != null;
  }

  int[] bits(int id) {
    return bits[id];
  }

  void set(int id, int[] literals) {
    bits[id] = literals;
  }
}
