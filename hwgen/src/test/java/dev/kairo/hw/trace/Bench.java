package dev.kairo.hw.trace;

import dev.kairo.hw.construct.Construct;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Pin;
import dev.kairo.hw.ir.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All constructs side by side in one circuit, so that each simulator builds once. Construct {@code
 * k} takes its inputs from {@code in_k} and gives its outputs to {@code out_k}, the first lowest;
 * its clock number {@code c} is the bench's {@code clock_c}.
 */
final class Bench {
  private final List<Construct> constructs;
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Port> inputs = new ArrayList<>();
  private final List<Port> outputs = new ArrayList<>();

  private Bench(List<Construct> constructs) {
    this.constructs = constructs;
  }

  static Circuit of(List<Construct> constructs) {
    return new Bench(constructs).circuit();
  }

  /** The sum of the widths of some pins. */
  static int width(List<Pin> pins) {
    return pins.stream().mapToInt(Pin::width).sum();
  }

  /** The most clocks a construct has, at least one. */
  static int clocks(List<Construct> constructs) {
    return constructs.stream().mapToInt(one -> one.circuit().clocks().size()).reduce(1, Math::max);
  }

  private Circuit circuit() {
    // Inputs stand in front, so that operands precede their users.
    int[] joined = new int[constructs.size()];
    for (int k = 0; k < joined.length; k++) {
      int width = width(constructs.get(k).circuit().inputPins());
      if (width > 0) {
        joined[k] = add(new Node.Wire(width, Node.NONE), "in_" + k);
        inputs.add(new Port("in_" + k, joined[k], Port.UNTIMED));
      }
    }
    for (int k = 0; k < joined.length; k++) {
      instance(k, joined[k]);
    }
    List<ClockPort> clocks = new ArrayList<>();
    for (int c = 0; c < clocks(constructs); c++) {
      clocks.add(new ClockPort("clock_" + c, Optional.empty()));
    }
    Location[] locations = new Location[nodes.size()];
    Arrays.fill(locations, Location.UNKNOWN);
    return new Circuit(
        "Bench",
        List.of(),
        clocks,
        inputs,
        outputs,
        nodes.toArray(new Node[0]),
        names.toArray(new String[0]),
        locations,
        Port.UNTIMED);
  }

  private void instance(int k, int joined) {
    Circuit circuit = constructs.get(k).circuit();
    List<Pin> pins = circuit.inputPins();
    int[] operands = new int[pins.size()];
    int low = 0;
    for (int i = 0; i < operands.length; i++) {
      operands[i] = add(new Node.Slice(pins.get(i).width(), joined, low), "");
      low += pins.get(i).width();
    }
    int[] clocks = new int[circuit.clocks().size()];
    Arrays.setAll(clocks, clock -> clock);
    int width = width(circuit.outputPins());
    int instance = add(new Node.Instance(width, circuit, operands, clocks), "dut_" + k);
    int[] parts = new int[circuit.outputPins().size()];
    for (int i = 0; i < parts.length; i++) {
      Pin pin = circuit.outputPins().get(i);
      Node.Slice slice = new Node.Slice(pin.width(), instance, circuit.outputOffset(i));
      parts[parts.length - 1 - i] = add(slice, "");
    }
    int all = add(new Node.Cat(width, parts), "");
    outputs.add(new Port("out_" + k, all, Port.UNTIMED));
  }

  private int add(Node node, String name) {
    nodes.add(node);
    names.add(name);
    return nodes.size() - 1;
  }
}
