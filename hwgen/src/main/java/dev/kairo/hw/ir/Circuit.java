package dev.kairo.hw.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * The immutable body of one module: nodes with dense ids and, beside them, what people call them
 * and where they were written.
 *
 * <p>An operand may have a larger id than its user only through a {@link Node.Wire} (its driver), a
 * {@link Node.Mem} (its writes); every other operand precedes its user.
 *
 * @param name the module's name, a Java class name unless renamed
 * @param names a wished name for each node, or an empty string; a named {@link Node.Const} is to be
 *     declared as a local parameter
 * @param locations where each node was written
 * @param latency the cycles from the module's first input to its last timed output, or {@link
 *     Port#UNTIMED}
 */
public record Circuit(
    String name,
    List<Parameter> parameters,
    List<ClockPort> clocks,
    List<Port> inputs,
    List<Port> outputs,
    Node[] nodes,
    String[] names,
    Location[] locations,
    int latency)
    implements Definition {

  /** The number of nodes of this module alone. */
  public int size() {
    return nodes.length;
  }

  /** The node of an id. */
  public Node node(int id) {
    return nodes[id];
  }

  @Override
  public List<Pin> inputPins() {
    return pins(inputs);
  }

  @Override
  public List<Pin> outputPins() {
    return pins(outputs);
  }

  private List<Pin> pins(List<Port> ports) {
    List<Pin> pins = new ArrayList<>(ports.size());
    for (Port port : ports) {
      pins.add(new Pin(port.name(), nodes[port.node()].width()));
    }
    return pins;
  }

  /** The same circuit with other nodes, names and locations, as a pass leaves it. */
  public Circuit with(
      List<Port> newInputs,
      List<Port> newOutputs,
      Node[] newNodes,
      String[] newNames,
      Location[] newLocations) {
    return new Circuit(
        name, parameters, clocks, newInputs, newOutputs, newNodes, newNames, newLocations, latency);
  }
}
