package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Pin;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The black boxes of a circuit and the Java behaviours that stand in for them. */
final class BlackBoxes {

  /**
   * One black box.
   *
   * @param path its instance name from the top down
   * @param inputs the slots of its inputs, filled in by {@link #connect}
   * @param target the slot of its outputs side by side
   * @param clocks the clock of the top behind each of its clocks
   */
  private record Placed(
      int flat,
      BlackBox box,
      String path,
      Supplier<? extends Behaviour> supplier,
      int[] inputs,
      int target,
      int[] clocks) {}

  private final Map<String, ? extends Supplier<? extends Behaviour>> suppliers;
  private final List<Placed> placed = new ArrayList<>();
  private List<Behaviour> behaviours = new ArrayList<>();

  BlackBoxes(Map<String, ? extends Supplier<? extends Behaviour>> suppliers) {
    this.suppliers = suppliers;
  }

  /** The behaviour for a black box, or an exception that names it and says what to do. */
  Supplier<? extends Behaviour> supplier(Hierarchy hierarchy, int flat) {
    BlackBox box = box(hierarchy, flat);
    if (!suppliers.containsKey(box.name())) {
      throw new IllegalArgumentException(
          "The interpreter does not know what the black box "
              + box.name()
              + " at "
              + path(hierarchy, flat)
              + " ("
              + hierarchy.location(flat)
              + ") does; simulate the design with Verilator, or give the interpreter a Java"
              + " behaviour for "
              + box.name()
              + ".");
    }
    return suppliers.get(box.name());
  }

  private static BlackBox box(Hierarchy hierarchy, int flat) {
    return (BlackBox) ((Node.Instance) hierarchy.node(flat)).definition();
  }

  private static String path(Hierarchy hierarchy, int flat) {
    String name = hierarchy.name(flat);
    return hierarchy.scope(flat).path() + (name.isEmpty() ? box(hierarchy, flat).name() : name);
  }

  /** Adds a black box whose outputs lie side by side at {@code target}; gives its index. */
  int place(Hierarchy hierarchy, int flat, int target) {
    Node.Instance instance = (Node.Instance) hierarchy.node(flat);
    int[] clocks = new int[instance.clocks().length];
    Arrays.setAll(clocks, clock -> hierarchy.clock(flat, instance.clocks()[clock]));
    placed.add(
        new Placed(
            flat,
            box(hierarchy, flat),
            path(hierarchy, flat),
            supplier(hierarchy, flat),
            new int[instance.inputs().length],
            target,
            clocks));
    return placed.size() - 1;
  }

  /** Notes where the inputs lie, once every node has its slot. */
  void connect(Hierarchy hierarchy, Slots slots) {
    for (Placed one : placed) {
      int[] operands = hierarchy.operands(one.flat());
      for (int i = 0; i < operands.length; i++) {
        one.inputs()[i] = slots.of(operands[i]);
      }
    }
  }

  /** Makes every behaviour anew. */
  void restart() {
    behaviours = new ArrayList<>();
    for (Placed one : placed) {
      behaviours.add(one.supplier().get());
    }
  }

  int settle(int[] code, int start, int count, long[] s) {
    for (int i = 0; i < count; i++) {
      int index = code[start + i];
      Placed one = placed.get(index);
      Behaviour behaviour = behaviours.get(index);
      List<Value> inputs = behaviour.combinational() ? inputs(one, s) : List.of();
      joined(one, behaviour.outputs(inputs))
          .ifPresent(joined -> Words.put(joined, s, one.target()));
    }
    return start + count;
  }

  private static Optional<Value> joined(Placed one, List<Value> outputs) {
    List<Pin> pins = one.box().outputPins();
    boolean fits = outputs.size() == pins.size();
    for (int i = 0; fits && i < pins.size(); i++) {
      fits = outputs.get(i).width() == pins.get(i).width();
    }
    if (!fits) {
      throw new IllegalStateException(
          "The behaviour of the black box "
              + one.box().name()
              + " at "
              + one.path()
              + " gave "
              + outputs
              + " for the outputs "
              + pins
              + "; give one value of the right width for each output.");
    }
    Optional<Value> joined = Optional.empty();
    for (Value output : outputs) {
      joined = Optional.of(joined.map(lower -> output.cat(lower)).orElse(output));
    }
    return joined;
  }

  private static List<Value> inputs(Placed one, long[] s) {
    List<Value> inputs = new ArrayList<>();
    List<Pin> pins = one.box().inputPins();
    for (int i = 0; i < pins.size(); i++) {
      inputs.add(Words.get(s, one.inputs()[i], pins.get(i).width()));
    }
    return inputs;
  }

  /** Tells every black box which of its clocks rise. */
  void edge(boolean[] rising, long[] s) {
    for (int i = 0; i < placed.size(); i++) {
      Placed one = placed.get(i);
      List<String> clocks = new ArrayList<>();
      for (int k = 0; k < one.clocks().length; k++) {
        if (rising[one.clocks()[k]]) {
          clocks.add(one.box().clocks().get(k).name());
        }
      }
      if (!clocks.isEmpty()) {
        behaviours.get(i).edge(clocks, inputs(one, s));
      }
    }
  }

  List<long[]> saved() {
    return behaviours.stream().map(behaviour -> behaviour.saved().clone()).toList();
  }

  void restore(List<long[]> saved) {
    for (int i = 0; i < behaviours.size(); i++) {
      behaviours.get(i).restore(saved.get(i).clone());
    }
  }
}
