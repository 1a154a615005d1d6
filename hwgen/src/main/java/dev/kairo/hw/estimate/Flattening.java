package dev.kairo.hw.estimate;

import dev.kairo.hw.estimate.Carries.Summand;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of circuits as one graph of bits and the cells around it, as {@code -flatten} sees it.
 *
 * <p>Only what an output needs is ever looked at. Operands are worked out before their users
 * without recursion, so the depth of a circuit does not matter.
 */
final class Flattening implements Place.Registry {
  final BitGraph graph = new BitGraph();
  final Cells cells = new Cells(graph);
  final Carries carries = new Carries(graph, cells);
  private final Products products = new Products(graph, cells, carries);
  private final Choices choices = new Choices(graph, carries);
  private final Registers registers = new Registers(this);
  private final Memories memories = new Memories(this);
  private final Map<Circuit, Facts> facts = new IdentityHashMap<>();
  private final Map<Circuit, Integer> numbers = new IdentityHashMap<>();
  private final List<Circuit> modules = new ArrayList<>();
  private final List<Integer> instances = new ArrayList<>();
  private final Place top;

  Flattening(Circuit circuit) {
    top = Place.top(circuit, facts(circuit), module(circuit));
    // Inputs are numbered first, in the order of the ports, as in the netlist ABC reads.
    for (Port port : circuit.inputs()) {
      bits(top, port.node());
    }
  }

  Choices choices() {
    return choices;
  }

  /** The distinct circuits, in the order they were met. */
  List<Circuit> modules() {
    return modules;
  }

  /** How many instances of a module were met. */
  int instances(int module) {
    return instances.get(module);
  }

  @Override
  public Facts facts(Circuit circuit) {
    return facts.computeIfAbsent(circuit, Facts::new);
  }

  @Override
  public int module(Circuit circuit) {
    int number =
        numbers.computeIfAbsent(
            circuit,
            key -> {
              modules.add(key);
              instances.add(0);
              return modules.size() - 1;
            });
    instances.set(number, instances.get(number) + 1);
    return number;
  }

  /** The bits of the top's outputs. */
  int[] outputs() {
    IntSequence bits = new IntSequence();
    for (Port port : top.circuit.outputs()) {
      bits.addAll(bits(top, port.node()));
    }
    return bits.toArray();
  }

  /** A node somewhere in the tree. */
  record Spot(Place place, int id) {}

  /** The bits of a node, working out whatever it needs first. */
  int[] bits(Place place, int id) {
    if (place.known(id)) {
      return place.bits(id);
    }
    List<Spot> pending = new ArrayList<>();
    pending.add(new Spot(place, id));
    while (!pending.isEmpty()) {
      Spot spot = pending.get(pending.size() - 1);
      int before = pending.size();
      if (!spot.place().known(spot.id())) {
        needs(spot, pending);
      }
      if (pending.size() == before) {
        pending.remove(before - 1);
        if (!spot.place().known(spot.id())) {
          graph.owner(spot.place().module);
          cells.module(spot.place().module);
          spot.place().set(spot.id(), work(spot.place(), spot.id()));
        }
      }
    }
    return place.bits(id);
  }

  private static void need(Place place, int id, List<Spot> pending) {
    if (!place.known(id)) {
      pending.add(new Spot(place, id));
    }
  }

  private void needs(Spot spot, List<Spot> pending) {
    Place place = spot.place();
    Node node = place.circuit.node(spot.id());
    if (node instanceof Node.Wire wire) {
      if (wire.driver() != Node.NONE) {
        need(place, wire.driver(), pending);
      } else if (place.parent().isPresent()) {
        int input = place.facts.inputIndex(spot.id());
        need(place.parent().get(), place.outside(input), pending);
      }
    } else if (node instanceof Node.Slice slice
        && place.circuit.node(slice.source()) instanceof Node.Instance) {
      place
          .child(slice.source(), this)
          .ifPresent(child -> needOutputs(child, slice.low(), slice.width(), pending));
    } else if (node instanceof Node.Instance) {
      place.child(spot.id(), this).ifPresent(child -> needOutputs(child, 0, node.width(), pending));
    } else if (node instanceof Node.MemRead read) {
      if (read.clock() == Node.NONE) {
        need(place, read.address(), pending);
      }
    } else if (!(node instanceof Node.Reg)) {
      node.eachOperand(operand -> needOperand(place, operand, pending));
    }
  }

  /** A sum that is merged into its user is not worked out itself; its own operands are. */
  private void needOperand(Place place, int operand, List<Spot> pending) {
    int id = place.facts.withoutZeros(operand);
    if (place.facts.merged(id)) {
      place.circuit.node(id).eachOperand(inner -> needOperand(place, inner, pending));
    } else {
      need(place, operand, pending);
    }
  }

  private static void needOutputs(Place child, int low, int width, List<Spot> pending) {
    int offset = 0;
    for (Port port : child.circuit.outputs()) {
      int end = offset + child.circuit.node(port.node()).width();
      if (end > low && offset < low + width) {
        need(child, port.node(), pending);
      }
      offset = end;
    }
  }

  private int[] work(Place place, int id) {
    Node node = place.circuit.node(id);
    if (node instanceof Node.Const constant) {
      return literals(constant.value());
    } else if (node instanceof Node.Wire wire) {
      return wire(place, id, wire);
    } else if (node instanceof Node.Op2 op) {
      return operator(place, id, op);
    } else if (node instanceof Node.Not not) {
      return Carries.inverted(place.bits(not.source()));
    } else if (node instanceof Node.Mux mux) {
      int select = place.bits(mux.select())[0];
      return choices.choose(select, place.bits(mux.whenTrue()), place.bits(mux.whenFalse()));
    } else if (node instanceof Node.Cases cases) {
      return choices.cases(place, cases);
    } else if (node instanceof Node.Cat cat) {
      return joined(place, cat);
    } else if (node instanceof Node.Slice slice) {
      return part(place, slice.source(), slice.low(), slice.width());
    } else if (node instanceof Node.Reg reg) {
      return registers.bits(place, id, reg);
    } else if (node instanceof Node.MemRead read) {
      return memories.read(place, id, read);
    } else if (node instanceof Node.Instance instance) {
      return part(place, id, 0, instance.width());
    }
    return new int[node.width()];
  }

  static int[] literals(Value value) {
    int[] bits = new int[value.width()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = value.bits().testBit(i) ? BitGraph.TRUE : BitGraph.FALSE;
    }
    return bits;
  }

  private int[] wire(Place place, int id, Node.Wire wire) {
    if (wire.driver() != Node.NONE) {
      return place.bits(wire.driver());
    }
    if (place.parent().isPresent()) {
      return place.parent().get().bits(place.outside(place.facts.inputIndex(id)));
    }
    return cells.bits(Cells.PORT, wire.width());
  }

  private int[] joined(Place place, Node.Cat cat) {
    int[] bits = new int[cat.width()];
    int at = cat.width();
    for (int part : cat.parts()) {
      int[] from = place.bits(part);
      at -= from.length;
      System.arraycopy(from, 0, bits, at, from.length);
    }
    return bits;
  }

  private int[] part(Place place, int source, int low, int width) {
    if (!(place.circuit.node(source) instanceof Node.Instance instance)) {
      return Arrays.copyOfRange(place.bits(source), low, low + width);
    }
    if (place.child(source, this).isEmpty()) {
      return unknown(place, source, instance, low, width);
    }
    Place child = place.child(source, this).get();
    int[] bits = new int[width];
    int offset = 0;
    for (Port port : child.circuit.outputs()) {
      int end = offset + child.circuit.node(port.node()).width();
      for (int i = Math.max(low, offset); i < Math.min(low + width, end); i++) {
        bits[i - low] = child.bits(port.node())[i - offset];
      }
      offset = end;
    }
    return bits;
  }

  private int[] unknown(Place place, int id, Node.Instance instance, int low, int width) {
    if (!place.known(id)) {
      Cell.Pins pins = () -> all(place, instance.inputs());
      int cell = cells.add(new Cell.Block(place.module, Resources.NONE, pins));
      place.set(id, cells.bits(cell, instance.width()));
    }
    return Arrays.copyOfRange(place.bits(id), low, low + width);
  }

  /** The bits of several nodes side by side. */
  int[] all(Place place, int... ids) {
    IntSequence bits = new IntSequence();
    for (int id : ids) {
      if (id != Node.NONE) {
        bits.addAll(bits(place, id));
      }
    }
    return bits.toArray();
  }

  private int[] operator(Place place, int id, Node.Op2 op) {
    if (Facts.sums(op) || op.op().multiplies()) {
      List<Summand> summands = new ArrayList<>();
      addends(place, id, false, op.width(), summands);
      return summands.size() == 1 && !summands.get(0).negative()
          ? summands.get(0).bits()
          : carries.sum(summands, op.width());
    }
    int[] a = place.bits(op.left());
    int[] b = place.bits(op.right());
    return switch (op.op()) {
      case AND, OR, XOR -> bitwise(op.op(), a, b);
      case EQ -> new int[] {carries.equal(a, b)};
      default -> new int[] {carries.less(a, b, op.op() == Op.LT_S)};
    };
  }

  private void addends(Place place, int id, boolean negative, int width, List<Summand> into) {
    Node.Op2 op = (Node.Op2) place.circuit.node(id);
    if (op.op().multiplies()) {
      int[] a = place.bits(op.left());
      int[] b = place.bits(op.right());
      int used = place.facts.used(id);
      for (Summand part : products.summands(a, b, op.op() == Op.MUL_S, used)) {
        into.add(new Summand(Arrays.copyOf(part.bits(), width), negative, width));
      }
      return;
    }
    addend(place, op.left(), negative, width, into);
    addend(place, op.right(), negative ^ op.op() == Op.SUB, width, into);
  }

  private void addend(Place place, int operand, boolean negative, int width, List<Summand> into) {
    int id = place.facts.withoutZeros(operand);
    if (place.facts.merged(id)) {
      addends(place, id, negative, width, into);
    } else {
      // The merged sums inside are narrower only where zeros stand on top.
      int[] bits = Arrays.copyOf(place.bits(operand), width);
      into.add(new Summand(bits, negative, place.facts.order(operand)));
    }
  }

  private int[] bitwise(Op op, int[] a, int[] b) {
    int[] result = new int[a.length];
    for (int i = 0; i < result.length; i++) {
      result[i] =
          switch (op) {
            case AND -> graph.and(a[i], b[i]);
            case OR -> graph.or(a[i], b[i]);
            default -> graph.xor(a[i], b[i]);
          };
    }
    return result;
  }
}
