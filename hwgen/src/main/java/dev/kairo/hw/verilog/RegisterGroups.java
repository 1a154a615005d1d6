package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.pass.Nets;
import dev.kairo.hw.verilog.VBody.VUpdate;
import dev.kairo.hw.verilog.VItem.VBranch;
import dev.kairo.hw.verilog.VItem.VClocked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Registers that share an always block: those of equal clock, reset and conditions. */
final class RegisterGroups {
  /** A block longer than this is split; no reader minds and tools stay quick. */
  private static final int MEMBERS = 256;

  /** The longest ladder of conditions that becomes {@code if ... else if}. */
  private static final int CONDITIONS = 16;

  private static final int INDENT = 8;

  private final Circuit circuit;
  private final ExpressionPrinter printer;
  private final Labels labels;
  private final Map<Control, Group> open = new HashMap<>();

  RegisterGroups(Circuit circuit, ExpressionPrinter printer, Labels labels) {
    this.circuit = circuit;
    this.printer = printer;
    this.labels = labels;
  }

  /** What the members of a group have in common. */
  private record Control(int clock, int reset, List<Integer> conditions, boolean otherwise) {}

  /** One always block to be. */
  static final class Group {
    private final Control control;
    private final List<Integer> members = new ArrayList<>();
    private int position;

    private Group(Control control) {
      this.control = control;
    }

    /** The registers. */
    List<Integer> members() {
      return members;
    }

    /** Where its last member stands. */
    int position() {
      return position;
    }
  }

  /** All groups, in the order of their first members. */
  List<Group> all() {
    List<Group> groups = new ArrayList<>();
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Reg reg) {
        Control control = control(id, reg);
        Group group = open.get(control);
        if (group == null || group.members.size() == MEMBERS) {
          group = new Group(control);
          open.put(control, group);
          groups.add(group);
        }
        group.members.add(id);
        group.position = id;
      }
    }
    return groups;
  }

  private Control control(int id, Node.Reg reg) {
    if (reg.enable() != Node.NONE) {
      return new Control(reg.clock(), reg.reset(), List.of(reg.enable()), false);
    }
    List<Integer> conditions = new ArrayList<>(2);
    int at = reg.next();
    while (circuit.node(at) instanceof Node.Mux mux) {
      conditions.add(mux.select());
      at = mux.whenFalse();
    }
    boolean holds = Nets.root(circuit, at) == id;
    if (conditions.isEmpty()
        || conditions.size() > CONDITIONS
        || conditions.size() == 1 && !holds) {
      return new Control(reg.clock(), reg.reset(), List.of(), true);
    }
    return new Control(reg.clock(), reg.reset(), conditions, !holds);
  }

  /** The block of a group. */
  VClocked print(Group group) {
    Control control = group.control;
    boolean guarded = control.reset != Node.NONE;
    String reset = guarded ? printer.flat(control.reset) : "";
    List<VUpdate> resets = new ArrayList<>();
    List<VBranch> branches = new ArrayList<>();
    for (int i = 0; i < control.conditions.size(); i++) {
      String condition = printer.print(control.conditions.get(i), INDENT + 4, INDENT + 4);
      branches.add(new VBranch(condition, new ArrayList<>()));
    }
    if (control.otherwise) {
      branches.add(new VBranch("", new ArrayList<>()));
    }
    for (int member : group.members) {
      Node.Reg reg = (Node.Reg) circuit.node(member);
      String target = circuit.names()[member];
      reg.resetValue()
          .ifPresent(value -> resets.add(new VUpdate(target, labels.of(member, value))));
      updates(reg, target, branches);
    }
    return new VClocked(
        circuit.clocks().get(control.clock).name(), reset, resets, List.copyOf(branches));
  }

  private void updates(Node.Reg reg, String target, List<VBranch> branches) {
    int column = INDENT + target.length() + 4;
    int at = reg.next();
    boolean ladder = reg.enable() == Node.NONE && !(branches.size() == 1 && last(branches, 0));
    for (int i = 0; i < branches.size(); i++) {
      int value = at;
      if (ladder && !last(branches, i)) {
        Node.Mux mux = (Node.Mux) circuit.node(at);
        value = mux.whenTrue();
        at = mux.whenFalse();
      }
      branches.get(i).updates().add(new VUpdate(target, printer.print(value, column, INDENT + 2)));
    }
  }

  private static boolean last(List<VBranch> branches, int i) {
    return branches.get(i).condition().isEmpty();
  }
}
