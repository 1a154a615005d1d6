package dev.kairo.hw.mutate;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Another node in the place of one, where needed with new nodes in front of it.
 *
 * @param says what is wrong now, as the end of a sentence that begins with the node
 * @param before the new nodes; an operand {@code circuit.size() + i} is the one of index {@code i}
 * @param node what takes the place
 */
record Change(Mistake mistake, String says, List<Node> before, Node node) {
  Change {
    before = List.copyOf(before);
  }

  Change(Mistake mistake, String says, Node node) {
    this(mistake, says, List.of(), node);
  }

  /** The circuit with the change at a node; users of the node see what took its place. */
  Circuit in(Circuit circuit, int place) {
    int size = circuit.size();
    int more = before.size();
    Node[] nodes = new Node[size + more];
    String[] names = new String[size + more];
    Location[] locations = new Location[size + more];
    Arrays.fill(names, place, place + more, "");
    Arrays.fill(locations, place, place + more, circuit.locations()[place]);
    for (int i = 0; i < more; i++) {
      nodes[place + i] = before.get(i).mapOperands(id -> moved(id, place, size));
    }
    for (int id = 0; id < size; id++) {
      int at = id < place ? id : id + more;
      Node kept = id == place ? node : circuit.node(id);
      nodes[at] = kept.mapOperands(operand -> moved(operand, place, size));
      names[at] = circuit.names()[id];
      locations[at] = circuit.locations()[id];
    }
    return circuit.with(
        ports(circuit.inputs(), place, size),
        ports(circuit.outputs(), place, size),
        nodes,
        names,
        locations);
  }

  private int moved(int id, int place, int size) {
    if (id >= size) {
      return place + id - size;
    }
    return id < place ? id : id + before.size();
  }

  private List<Port> ports(List<Port> ports, int place, int size) {
    List<Port> result = new ArrayList<>(ports.size());
    for (Port port : ports) {
      result.add(new Port(port.name(), moved(port.node(), place, size), port.latency()));
    }
    return List.copyOf(result);
  }
}
