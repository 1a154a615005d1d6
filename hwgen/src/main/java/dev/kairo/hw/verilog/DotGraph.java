package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.pass.Nets;
import dev.kairo.hw.pass.Pipeline;
import java.util.BitSet;

/**
 * One module as a graph for Graphviz: a node for each net with the expression that the Verilog
 * gives it, registers with a double border, memories as cylinders, instances as components. Inputs
 * of registers and memories beside the data (enables, resets, addresses) are dashed.
 */
public final class DotGraph {
  private static final int LONGEST_LABEL = 60;

  private final Circuit circuit;
  private final BitSet seen = new BitSet();
  private final ExpressionPrinter printer;
  private final StringBuilder dot = new StringBuilder();

  private DotGraph(Circuit circuit) {
    this.circuit = circuit;
    printer = new ExpressionPrinter(circuit, new Usage(circuit.size()), new BitSet(), seen);
  }

  /** The graph of a module, without the insides of its instances. */
  public static String of(Circuit circuit) {
    return new DotGraph(Pipeline.forPrinting().apply(circuit)).draw();
  }

  private String draw() {
    dot.append("digraph ").append(quoted(circuit.name())).append(" {\n");
    dot.append("  rankdir=LR;\n");
    dot.append("  node [shape=box, style=rounded, fontname=\"monospace\", fontsize=10];\n");
    for (Port port : circuit.inputs()) {
      node(port.node(), port.name(), "shape=cds, style=solid");
    }
    for (int id = 0; id < circuit.size(); id++) {
      draw(id);
    }
    for (int i = 0; i < circuit.outputs().size(); i++) {
      output(i, circuit.outputs().get(i));
    }
    return dot.append("}\n").toString();
  }

  private void draw(int id) {
    Node node = circuit.node(id);
    String name = circuit.names()[id];
    if (node instanceof Node.Wire wire && wire.driver() != Node.NONE) {
      if (Nets.root(circuit, id) == id) {
        node(id, name + " = " + expression(wire.driver()), "");
        edges(id, wire.driver(), false);
      }
    } else if (node instanceof Node.Reg reg) {
      node(id, name + " <= " + expression(reg.next()), "peripheries=2, style=solid");
      edges(id, reg.next(), false);
      edges(id, reg.enable(), true);
      edges(id, reg.reset(), true);
    } else if (node instanceof Node.Cases cases) {
      node(id, name + " = case (" + expression(cases.select()) + ")", "");
      cases.eachOperand(operand -> edges(id, operand, operand == cases.select()));
    } else if (node instanceof Node.Mem memory) {
      node(id, name + "\n" + memory.depth() + " x " + memory.width(), "shape=cylinder");
      memory.writes().forEach(write -> edges(id, write.data(), false));
      memory.writes().forEach(write -> edges(id, write.address(), true));
      memory.writes().forEach(write -> edges(id, write.enable(), true));
    } else if (node instanceof Node.MemRead read) {
      node(id, name, read.clock() == Node.NONE ? "" : "peripheries=2, style=solid");
      edge(read.memory(), id, false);
      edges(id, read.address(), true);
      edges(id, read.enable(), true);
    } else if (node instanceof Node.Instance instance) {
      node(id, name + "\n" + instance.definition().name(), "shape=component, style=solid");
      instance.eachOperand(operand -> edges(id, operand, false));
    } else if (Nets.isPin(circuit, id)) {
      node(id, name, "");
      edge(((Node.Slice) node).source(), id, false);
    }
  }

  private void output(int index, Port port) {
    dot.append("  out").append(index).append(" [shape=cds, style=solid, label=");
    dot.append(quoted(port.name() + text(port))).append("];\n");
    seen.clear();
    printer.flat(port.node());
    seen.stream().forEach(net -> dot.append("  n" + net + " -> out" + index + ";\n"));
  }

  /** What an output is, unless it is a net that the graph shows anyway. */
  private String text(Port port) {
    return Nets.isNet(circuit, port.node()) ? "" : " = " + expression(port.node());
  }

  private void node(int id, String label, String attributes) {
    dot.append("  n").append(id).append(" [label=").append(quoted(label));
    dot.append(attributes.isEmpty() ? "" : ", ").append(attributes).append("];\n");
  }

  private void edges(int to, int operand, boolean control) {
    if (operand == Node.NONE) {
      return;
    }
    seen.clear();
    printer.flat(operand);
    seen.stream().forEach(net -> edge(net, to, control));
  }

  private void edge(int from, int to, boolean control) {
    dot.append("  n").append(from).append(" -> n").append(to);
    dot.append(control ? " [style=dashed];\n" : ";\n");
  }

  private String expression(int id) {
    String text = printer.flat(id);
    return text.length() <= LONGEST_LABEL ? text : text.substring(0, LONGEST_LABEL - 3) + "...";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
