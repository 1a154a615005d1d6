package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Node.Instance;
import dev.kairo.hw.ir.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of modules laid out flat: every node of every instance has one id, and wires, ports and
 * other nodes that only pass a value on are seen through, so that a dependence through an instance
 * is one from a single output to the inputs it really needs.
 */
final class Hierarchy {
  private final List<Scope> scopes = new ArrayList<>();
  private final Map<Circuit, ScopeNames> names = new IdentityHashMap<>();
  private final Node[] nodes;
  private final int[] scopeOf;
  private final int[] alias;
  private final int[] childOf;

  Hierarchy(Circuit top) {
    int[] identity = new int[top.clocks().size()];
    Arrays.setAll(identity, clock -> clock);
    List<int[]> instances = new ArrayList<>();
    int size = collect(new Scope("", top, 0, identity), top.size(), instances);
    nodes = new Node[size];
    scopeOf = new int[size];
    alias = new int[size];
    childOf = new int[size];
    Arrays.fill(alias, Node.NONE);
    Arrays.fill(childOf, Node.NONE);
    for (int s = 0; s < scopes.size(); s++) {
      Scope scope = scopes.get(s);
      System.arraycopy(scope.circuit().nodes(), 0, nodes, scope.base(), scope.circuit().size());
      Arrays.fill(scopeOf, scope.base(), scope.base() + scope.circuit().size(), s);
    }
    for (int[] instance : instances) {
      childOf[instance[0]] = instance[1];
    }
    for (int flat = 0; flat < size; flat++) {
      link(flat);
    }
  }

  /** Adds a scope and those below it; gives the first flat id that is free after them. */
  private int collect(Scope scope, int firstFree, List<int[]> instances) {
    Circuit circuit = scope.circuit();
    scopes.add(scope);
    int free = firstFree;
    ScopeNames names = names(circuit);
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Instance instance
          && instance.definition() instanceof Circuit inner) {
        int[] clocks = new int[instance.clocks().length];
        Arrays.setAll(clocks, clock -> scope.clocks()[instance.clocks()[clock]]);
        instances.add(new int[] {scope.base() + id, scopes.size()});
        Scope child = new Scope(scope.path() + names.of(id) + ".", inner, free, clocks);
        free = collect(child, free + inner.size(), instances);
      }
    }
    return free;
  }

  /** Notes what a node that only passes a value on stands for. */
  private void link(int flat) {
    int base = scope(flat).base();
    Node node = nodes[flat];
    if (node instanceof Node.Wire wire && wire.driver() != Node.NONE) {
      alias[flat] = base + wire.driver();
    } else if (node instanceof Node.Slice slice) {
      Sliced sliced = sliced(flat);
      if (sliced.low() == 0 && slice.width() == nodes[sliced.source()].width()) {
        alias[flat] = sliced.source();
      }
    } else if (node instanceof Node.Cat cat && cat.parts().length == 1) {
      alias[flat] = base + cat.parts()[0];
    } else if (node instanceof Instance instance && childOf[flat] != Node.NONE) {
      Scope child = scopes.get(childOf[flat]);
      List<Port> inputs = child.circuit().inputs();
      for (int k = 0; k < inputs.size(); k++) {
        alias[child.base() + inputs.get(k).node()] = base + instance.inputs()[k];
      }
    }
  }

  /** What a slice takes its bits from. */
  record Sliced(int source, int low) {}

  /** The source of a slice, an inner module's output rather than all its outputs side by side. */
  Sliced sliced(int flat) {
    Node.Slice slice = (Node.Slice) nodes[flat];
    int source = scope(flat).base() + slice.source();
    if (childOf[source] == Node.NONE) {
      return new Sliced(source, slice.low());
    }
    Scope child = scopes.get(childOf[source]);
    int offset = 0;
    for (Port output : child.circuit().outputs()) {
      int width = child.circuit().node(output.node()).width();
      if (slice.low() >= offset && slice.low() + slice.width() <= offset + width) {
        return new Sliced(child.base() + output.node(), slice.low() - offset);
      }
      offset += width;
    }
    return new Sliced(source, slice.low());
  }

  /** The names in a module; equal for all its instances. */
  ScopeNames names(Circuit circuit) {
    return names.computeIfAbsent(circuit, ScopeNames::new);
  }

  List<Scope> scopes() {
    return scopes;
  }

  int size() {
    return nodes.length;
  }

  Node node(int flat) {
    return nodes[flat];
  }

  int width(int flat) {
    return nodes[flat].width();
  }

  Scope scope(int flat) {
    return scopes.get(scopeOf[flat]);
  }

  /** The clock of the top behind a clock of the node's own module. */
  int clock(int flat, int local) {
    return scope(flat).clocks()[local];
  }

  /** The node that makes the value: wires and ports are seen through. */
  int resolve(int flat) {
    int slow = flat;
    int at = flat;
    boolean odd = false;
    while (alias[at] != Node.NONE) {
      at = alias[at];
      slow = odd ? alias[slow] : slow;
      odd = !odd;
      if (at == slow) {
        throw Loops.ofWires(this, loopOfWires(at));
      }
    }
    for (int walk = flat; walk != at; ) {
      int next = alias[walk];
      alias[walk] = at;
      walk = next;
    }
    return at;
  }

  private List<Integer> loopOfWires(int start) {
    List<Integer> loop = new ArrayList<>();
    int at = start;
    do {
      loop.add(at);
      at = alias[at];
    } while (at != start);
    return loop;
  }

  /** The resolved operand of a node, or {@link Node#NONE}. */
  int operand(int flat, int local) {
    return local == Node.NONE ? Node.NONE : resolve(scope(flat).base() + local);
  }

  /** The memory a read belongs to; memories are never seen through. */
  int memory(int flat, Node.MemRead read) {
    return scope(flat).base() + read.memory();
  }

  /** Every operand of a node, resolved, in the node's own order. */
  int[] operands(int flat) {
    Node node = nodes[flat];
    if (node instanceof Node.Slice) {
      return new int[] {resolve(sliced(flat).source())};
    }
    if (childOf[flat] != Node.NONE) {
      return outputsHighestFirst(scopes.get(childOf[flat]));
    }
    IntList operands = new IntList();
    if (node instanceof Node.MemRead read) {
      operands.add(memory(flat, read));
      operands.add(operand(flat, read.address()));
      if (read.enable() != Node.NONE) {
        operands.add(operand(flat, read.enable()));
      }
    } else {
      node.eachOperand(id -> operands.add(operand(flat, id)));
    }
    return operands.toArray();
  }

  private int[] outputsHighestFirst(Scope child) {
    List<Port> outputs = child.circuit().outputs();
    int[] flats = new int[outputs.size()];
    for (int k = 0; k < flats.length; k++) {
      flats[flats.length - 1 - k] = resolve(child.base() + outputs.get(k).node());
    }
    return flats;
  }

  /** Whether the node is an instance of a circuit, which is its outputs side by side. */
  boolean isInnerModule(int flat) {
    return childOf[flat] != Node.NONE;
  }

  /** The wished name of a node without its path, or an empty string. */
  String name(int flat) {
    Scope scope = scope(flat);
    return scope.circuit().names()[flat - scope.base()];
  }

  Location location(int flat) {
    Scope scope = scope(flat);
    return scope.circuit().locations()[flat - scope.base()];
  }
}
