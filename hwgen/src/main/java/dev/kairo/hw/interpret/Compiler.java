package dev.kairo.hw.interpret;

import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.check.Code;
import dev.kairo.hw.check.Diagnostic;
import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lowers a tree of circuits to a {@link Machine}. Only what an output, a memory, a black box or a
 * named signal depends on is kept.
 */
final class Compiler {
  private final Circuit top;
  private final Hierarchy hierarchy;
  private final Slots slots;
  private final MemoryLayout memories;
  private final BlackBoxes blackBoxes;
  private final IntList code = new IntList();
  private final boolean[] live;
  private final Set<Integer> topInputs = new HashSet<>();

  /** Stands for whatever outlives a cycle inside a black box. */
  private final int hiddenState;

  Compiler(Circuit top, Map<String, ? extends Supplier<? extends Behaviour>> behaviours) {
    this.top = top;
    hierarchy = new Hierarchy(top);
    slots = new Slots(hierarchy.size());
    memories = new MemoryLayout(hierarchy);
    blackBoxes = new BlackBoxes(behaviours);
    hiddenState = hierarchy.size();
    live = new boolean[hierarchy.size() + 1];
    top.inputs().forEach(input -> topInputs.add(input.node()));
  }

  Machine compile() {
    markLive();
    boolean[] waiting = new boolean[live.length];
    int[][] operands = new int[live.length][];
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      if (live[flat] && combinational(flat)) {
        waiting[flat] = true;
        operands[flat] = dependences(flat);
      }
    }
    Encoder encoder = new Encoder(hierarchy, slots, memories, blackBoxes, code);
    Schedule schedule = new Schedule(encoder, operands, waiting, code);
    placeConstants(schedule);
    schedule.drain();
    int stateStart = code.size();
    placeState(schedule);
    schedule.drain();
    int inputStart = code.size();
    placeInputs(schedule);
    schedule.drain();
    for (boolean stuck : waiting) {
      if (stuck) {
        throw Loops.among(hierarchy, operands, waiting);
      }
    }
    blackBoxes.connect(hierarchy, slots);
    Program program = new Program(code.toArray(), stateStart, inputStart, blackBoxes);
    return new Machine(hierarchy, slots, memories, blackBoxes, program, edges());
  }

  private boolean combinational(int flat) {
    Node node = hierarchy.node(flat);
    boolean state =
        node instanceof Node.Const
            || node instanceof Node.Reg
            || node instanceof Node.Mem
            || node instanceof Node.Wire
            || node instanceof Node.MemRead read && read.clock() != Node.NONE;
    return !state;
  }

  private int[] dependences(int flat) {
    if (!isBlackBox(flat)) {
      return hierarchy.operands(flat);
    }
    if (!blackBoxes.supplier(hierarchy, flat).get().combinational()) {
      return new int[] {hiddenState};
    }
    int[] inputs = hierarchy.operands(flat);
    int[] all = Arrays.copyOf(inputs, inputs.length + 1);
    all[inputs.length] = hiddenState;
    return all;
  }

  private boolean isBlackBox(int flat) {
    return hierarchy.node(flat) instanceof Node.Instance instance
        && instance.definition() instanceof BlackBox;
  }

  private void markLive() {
    IntList open = new IntList();
    for (Scope scope : hierarchy.scopes()) {
      for (Port port : scope.circuit().inputs()) {
        mark(hierarchy.resolve(scope.base() + port.node()), open);
      }
      for (Port port : scope.circuit().outputs()) {
        mark(hierarchy.resolve(scope.base() + port.node()), open);
      }
    }
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      Node node = hierarchy.node(flat);
      if (node instanceof Node.Mem || isBlackBox(flat)) {
        mark(flat, open);
      } else if (!hierarchy.name(flat).isEmpty() && !(node instanceof Node.Instance)) {
        mark(hierarchy.resolve(flat), open);
      }
    }
    while (open.size() > 0) {
      for (int operand : hierarchy.operands(open.removeLast())) {
        mark(operand, open);
      }
    }
  }

  private void mark(int flat, IntList open) {
    if (!live[flat]) {
      live[flat] = true;
      open.add(flat);
    }
  }

  private void placeConstants(Schedule schedule) {
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      if (live[flat] && hierarchy.node(flat) instanceof Node.Const constant) {
        slots.placeConstant(flat, constant.value());
        schedule.known(flat);
      }
    }
  }

  private void placeState(Schedule schedule) {
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      Node node = hierarchy.node(flat);
      if (live[flat] && !combinational(flat)) {
        if (node instanceof Node.Reg || node instanceof Node.MemRead) {
          slots.place(flat, node.width());
          schedule.known(flat);
        } else if (node instanceof Node.Mem) {
          schedule.known(flat);
        }
      }
    }
    schedule.known(hiddenState);
  }

  private void placeInputs(Schedule schedule) {
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      if (live[flat] && hierarchy.node(flat) instanceof Node.Wire wire) {
        if (!topInputs.contains(flat)) {
          throw undriven(flat);
        }
        slots.place(flat, wire.width());
        schedule.known(flat);
      }
    }
  }

  private CircuitException undriven(int flat) {
    String name = hierarchy.name(flat).isEmpty() ? "(a wire)" : hierarchy.name(flat);
    return new CircuitException(
        new Diagnostic(
            Code.UNDRIVEN,
            top.name(),
            "nothing drives the wire " + hierarchy.scope(flat).path() + name,
            "drive it or make it an input",
            List.of(hierarchy.location(flat))));
  }

  private List<ClockEdges.Compiled> edges() {
    ClockEdges[] edges = new ClockEdges[top.clocks().size()];
    Arrays.setAll(edges, clock -> new ClockEdges());
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      Node node = hierarchy.node(flat);
      if (!live[flat]) {
        continue;
      }
      if (node instanceof Node.Reg register) {
        edges[hierarchy.clock(flat, register.clock())].addRegister(
            flat, register, hierarchy, slots);
      } else if (node instanceof Node.MemRead read && read.clock() != Node.NONE) {
        MemoryLayout.Placed memory = memories.of(hierarchy.memory(flat, read));
        edges[hierarchy.clock(flat, read.clock())].addRead(flat, read, memory, hierarchy, slots);
      } else if (node instanceof Node.Mem memory) {
        for (MemWrite write : memory.writes()) {
          edges[hierarchy.clock(flat, write.clock())].addWrite(
              flat, write, memories.of(flat), hierarchy, slots);
        }
      }
    }
    return Arrays.stream(edges).map(ClockEdges::compile).toList();
  }
}
