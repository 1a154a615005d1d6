package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A circuit being rewritten in one sweep over its nodes in order.
 *
 * <p>Operands that may point forwards (the driver of a wire, the writes of a memory) keep their old
 * ids until {@link #finish()}, when every old node has its place.
 */
final class Rebuild {
  private final Circuit source;
  private final int[] seen;
  private final int[] body;
  private final IntUnaryOperator mapper = this::at;
  private Node[] nodes;
  private String[] names;
  private Location[] locations;
  private int size;
  private int[] forward = new int[16];
  private int forwards;

  Rebuild(Circuit source) {
    this.source = source;
    int capacity = source.size() + 16;
    seen = new int[source.size()];
    body = new int[source.size()];
    Arrays.fill(seen, Node.NONE);
    Arrays.fill(body, Node.NONE);
    nodes = new Node[capacity];
    names = new String[capacity];
    locations = new Location[capacity];
  }

  /** The new id that users of an old node see. */
  int at(int old) {
    return seen[old];
  }

  /** A new node. */
  Node node(int id) {
    return nodes[id];
  }

  /** The name of a new node. */
  String name(int id) {
    return names[id];
  }

  void rename(int id, String name) {
    names[id] = name;
  }

  /** Adds a node whose operands are new ids. */
  int add(Node node, String name, Location where) {
    if (size == nodes.length) {
      int capacity = size + size / 2;
      nodes = Arrays.copyOf(nodes, capacity);
      names = Arrays.copyOf(names, capacity);
      locations = Arrays.copyOf(locations, capacity);
    }
    nodes[size] = node;
    names[size] = name;
    locations[size] = where;
    return size++;
  }

  /** Adds the old node as it is, its operands mapped. */
  int copy(int old) {
    return copy(old, source.node(old));
  }

  /** Adds a node, whose operands are old ids, in the place of an old node. */
  int copy(int old, Node node) {
    int id;
    if (pointsForward(node)) {
      id = add(node, source.names()[old], source.locations()[old]);
      if (forwards == forward.length) {
        forward = Arrays.copyOf(forward, forwards * 2);
      }
      forward[forwards++] = id;
    } else {
      id = add(node.mapOperands(mapper), source.names()[old], source.locations()[old]);
    }
    place(old, id);
    return id;
  }

  /** The node that replaces the operands of an old node by new ones, without adding it. */
  Node mapped(Node old) {
    return old.mapOperands(mapper);
  }

  /** Lets a new node take the place of an old one. */
  void place(int old, int id) {
    seen[old] = id;
    body[old] = id;
  }

  /** Adds a net in front of an old node that has just been added: users see the net. */
  int net(int old) {
    int id = seen[old];
    int wire = add(new Node.Wire(nodes[id].width(), id), names[id], locations[id]);
    names[id] = "";
    seen[old] = wire;
    return wire;
  }

  /** Lets users of an old node see another new node, while wires it drives keep it. */
  void showAs(int old, int id) {
    seen[old] = id;
  }

  static boolean pointsForward(Node node) {
    return node instanceof Node.Wire wire && wire.driver() != Node.NONE || node instanceof Node.Mem;
  }

  /** The circuit with everything in place. */
  Circuit finish() {
    for (int i = 0; i < forwards; i++) {
      int id = forward[i];
      Node node = nodes[id];
      if (node instanceof Node.Wire wire) {
        int driver = seen[wire.driver()] == id ? body[wire.driver()] : seen[wire.driver()];
        nodes[id] = new Node.Wire(wire.width(), driver);
      } else {
        nodes[id] = node.mapOperands(mapper);
      }
    }
    return source.with(
        ports(source.inputs()),
        ports(source.outputs()),
        Arrays.copyOf(nodes, size),
        Arrays.copyOf(names, size),
        Arrays.copyOf(locations, size));
  }

  private List<Port> ports(List<Port> ports) {
    List<Port> result = new ArrayList<>(ports.size());
    for (Port port : ports) {
      result.add(new Port(port.name(), seen[port.node()], port.latency()));
    }
    return List.copyOf(result);
  }
}
