package dev.kairo.hw.pass;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every net, memory, instance and named constant its final name, and takes the names of
 * everything that prints inside something else.
 *
 * <p>Ports keep their names. A net that is nothing but an output takes the port's name. Then come
 * the names people wished for, then names made from what a net is or from who reads it; each in the
 * order of the nodes, so that names do not depend on what comes later.
 */
public final class ChooseNames implements Pass {
  /** The net that lint tools see reading all bits that nothing else reads. */
  public static final String UNUSED = "unused_bits";

  private final InnerNames inner;

  /** Names circuits, with what is declared inside the definitions of their instances. */
  public ChooseNames(InnerNames inner) {
    this.inner = inner;
  }

  @Override
  public Circuit apply(Circuit circuit) {
    return new Naming(circuit, inner).apply();
  }

  private static final class Naming {
    private final Circuit circuit;
    private final InnerNames inner;
    private final NameTable table = new NameTable();
    private final String[] names;
    private final Node[] nodes;
    private final int[] uses;
    private final Map<String, String> constants = new HashMap<>();

    Naming(Circuit circuit, InnerNames inner) {
      this.circuit = circuit;
      this.inner = inner;
      names = new String[circuit.size()];
      Arrays.fill(names, "");
      nodes = circuit.nodes().clone();
      uses = usesOfRoots(circuit);
    }

    Circuit apply() {
      ports();
      for (int id = 0; id < nodes.length; id++) {
        if (!circuit.names()[id].isEmpty() || nodes[id] instanceof Node.Cases) {
          wished(id);
        }
      }
      for (int id = 0; id < nodes.length; id++) {
        if (names[id].isEmpty() && (nodes[id] instanceof Node.Mem || instance(id))) {
          names[id] = declared(kindOf(nodes[id]), id);
        }
      }
      DerivedNames derived = new DerivedNames(circuit, names);
      for (int id = 0; id < nodes.length; id++) {
        if (names[id].isEmpty() && Nets.isNet(circuit, id) && Nets.root(circuit, id) == id) {
          names[id] = table.unique(unused(id) + derived.of(id));
        }
      }
      aliases();
      return circuit.with(circuit.inputs(), circuit.outputs(), nodes, names, circuit.locations());
    }

    private static int[] usesOfRoots(Circuit circuit) {
      int[] uses = new int[circuit.size()];
      for (int id = 0; id < circuit.size(); id++) {
        if (Nets.root(circuit, id) == id) {
          circuit.node(id).eachOperand(operand -> uses[Nets.root(circuit, operand)]++);
        }
      }
      for (Port port : circuit.outputs()) {
        uses[Nets.root(circuit, port.node())]++;
      }
      return uses;
    }

    private void ports() {
      for (ClockPort clock : circuit.clocks()) {
        table.claim(clock.name());
      }
      for (Port port : circuit.inputs()) {
        table.claim(port.name());
        names[port.node()] = port.name();
      }
      for (Port port : circuit.outputs()) {
        table.claim(port.name());
      }
      table.claim(UNUSED);
      for (Port port : circuit.outputs()) {
        int net = Nets.root(circuit, port.node());
        if (Nets.isNet(circuit, net) && names[net].isEmpty() && onlyOutput(net, port)) {
          names[net] = port.name();
        }
      }
    }

    private boolean onlyOutput(int net, Port port) {
      String wish = wish(net);
      return wish.isEmpty() || NameTable.legal(wish).equals(port.name()) || uses[net] == 1;
    }

    private String wish(int id) {
      return circuit.names()[id];
    }

    private void wished(int id) {
      Node node = nodes[id];
      if (node instanceof Node.Const constant) {
        names[id] = constant(wish(id), constant.value());
        return;
      }
      if (node instanceof Node.Cases cases && !cases.labels().isEmpty()) {
        nodes[id] = labelled(cases);
      }
      boolean named = node instanceof Node.Mem || instance(id) || Nets.isNet(circuit, id);
      if (named && names[id].isEmpty() && !wish(id).isEmpty()) {
        if (Nets.root(circuit, id) == id) {
          names[id] = declared(unused(id) + wish(id), id);
        }
      }
    }

    private String declared(String wish, int id) {
      return nodes[id] instanceof Node.Instance instance
          ? table.unique(wish, name -> inner.declares(instance.definition(), name))
          : table.unique(wish);
    }

    private String constant(String wish, Value value) {
      return constants.computeIfAbsent(wish + "=" + value, any -> table.unique(wish));
    }

    private Node.Cases labelled(Node.Cases cases) {
      List<String> labels = new ArrayList<>(cases.labels().size());
      for (int i = 0; i < cases.labels().size(); i++) {
        labels.add(constant(cases.labels().get(i), cases.keys().get(i)));
      }
      return new Node.Cases(
          cases.width(), cases.select(), cases.keys(), labels, cases.values(), cases.otherwise());
    }

    private boolean instance(int id) {
      return nodes[id] instanceof Node.Instance;
    }

    /** Lint tools know by its name that nobody is to read a net. */
    private String unused(int id) {
      boolean plain = nodes[id] instanceof Node.Wire wire && wire.driver() == Node.NONE;
      return uses[id] == 0 && !plain && !wish(id).startsWith("unused_") ? "unused_" : "";
    }

    private static String kindOf(Node node) {
      if (node instanceof Node.Instance instance) {
        String name = instance.definition().name();
        return instance.definition() instanceof BlackBox
            ? "u_" + name
            : Character.toLowerCase(name.charAt(0)) + name.substring(1);
      }
      return ((Node.Mem) node).writes().isEmpty() ? "rom" : "memory";
    }

    private void aliases() {
      for (int id = 0; id < nodes.length; id++) {
        if (nodes[id] instanceof Node.Wire && names[id].isEmpty()) {
          names[id] = names[Nets.root(circuit, id)];
        }
      }
    }
  }
}
