package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.pass.ChooseNames;
import dev.kairo.hw.pass.Nets;
import dev.kairo.hw.verilog.VBody.VContents;
import dev.kairo.hw.verilog.VItem.VArm;
import dev.kairo.hw.verilog.VItem.VAssign;
import dev.kairo.hw.verilog.VItem.VAssigns;
import dev.kairo.hw.verilog.VItem.VCase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * Turns a circuit whose names are final into the statements of a module: chooses kinds of nets,
 * puts statements in order, and finds the bits that nothing reads.
 *
 * <p>A net is declared where it is assigned, unless a statement further up already reads it.
 */
final class Lowering {
  private static final int INDENT = 6;

  private final Circuit circuit;
  private final Usage usage;
  private final BitSet constants = new BitSet();
  private final BitSet seen = new BitSet();
  private final ExpressionPrinter printer;
  private final MemoryPorts memories;
  private final Declarations declarations;
  private final Connections connections;
  private final Labels labels;
  private final AssignOrder order;
  private final List<VItem> items = new ArrayList<>();
  private final BitSet assigned = new BitSet();
  private List<VAssign> run = new ArrayList<>();

  Lowering(Circuit circuit, Function<Definition, String> moduleNames) {
    this.circuit = circuit;
    usage = new Usage(circuit.size());
    printer = new ExpressionPrinter(circuit, usage, constants, seen);
    memories = new MemoryPorts(circuit, printer);
    declarations = new Declarations(circuit);
    labels = new Labels(circuit);
    order = new AssignOrder(circuit, this::assign);
    connections = new Connections(circuit, printer, moduleNames);
  }

  VBody lower() {
    Schedule schedule = new Schedule();
    RegisterGroups registers = new RegisterGroups(circuit, printer, labels);
    for (RegisterGroups.Group group : registers.all()) {
      schedule.at(
          group.position(),
          () -> {
            group.members().forEach(order::demandOperands);
            item(registers.print(group));
          });
    }
    for (MemoryPorts.Group group : memories.all()) {
      schedule.at(
          group.position(),
          () -> {
            group.operands(circuit).forEach(order::demand);
            item(memories.print(group));
          });
    }
    for (int id = 0; id < circuit.size(); id++) {
      schedule(schedule, id);
    }
    schedule.at(Schedule.END, this::flush);
    for (Port port : circuit.outputs()) {
      schedule.at(Schedule.END, () -> output(port));
    }
    schedule.run();
    flush();
    unread();
    flush();
    return body();
  }

  private void schedule(Schedule schedule, int id) {
    Node node = circuit.node(id);
    if (node instanceof Node.Cases cases) {
      schedule.at(
          id,
          () -> {
            order.demandOperands(id);
            item(choice(id, cases));
          });
    } else if (node instanceof Node.Instance instance) {
      schedule.at(
          id,
          () -> {
            order.demandOperands(id);
            item(connections.print(id, instance));
          });
    } else if (!declarations.output(id)
        && (node instanceof Node.Wire || node instanceof Node.MemRead)) {
      schedule.at(id, () -> order.demand(id));
    }
  }

  private void assign(int id) {
    if (circuit.node(id) instanceof Node.Wire wire) {
      assign(id, wire);
    } else {
      read(id, (Node.MemRead) circuit.node(id));
    }
  }

  private void item(VItem item) {
    flush();
    items.add(item);
  }

  private void flush() {
    if (!run.isEmpty()) {
      items.add(new VAssigns(run));
      run = new ArrayList<>();
    }
  }

  private String name(int id) {
    return circuit.names()[id];
  }

  private void assign(int id, Node.Wire wire) {
    String head = head(id, wire.width());
    int column = head.length() + name(id).length() + 6;
    run.add(new VAssign(head, name(id), printer.print(wire.driver(), column, INDENT)));
  }

  private void read(int id, Node.MemRead read) {
    String word = name(read.memory()) + "[" + printer.flat(read.address()) + "]";
    run.add(new VAssign(head(id, read.width()), name(id), word));
  }

  /** {@code assign}, or the declaration of a net that nothing has read so far. */
  private String head(int id, int width) {
    if (seen.get(id) || declarations.output(id)) {
      return "assign";
    }
    assigned.set(id);
    String range = Literals.range(width);
    return range.isEmpty() ? "wire" : "wire " + range;
  }

  private void output(Port port) {
    int root = Nets.root(circuit, port.node());
    boolean itself = Nets.isNet(circuit, root) && name(root).equals(port.name());
    if (itself) {
      order.demand(root);
      usage.whole(root);
    } else {
      int column = port.name().length() + 12;
      run.add(new VAssign("assign", port.name(), printer.print(port.node(), column, INDENT)));
    }
  }

  private VCase choice(int id, Node.Cases cases) {
    String target = name(id);
    List<VArm> arms = new ArrayList<>(cases.values().length);
    boolean labelled = !cases.labels().isEmpty();
    String otherwise = printer.print(cases.otherwise(), target.length() + 8, INDENT + 2);
    String select = printer.flat(cases.select());
    for (int i = 0; i < cases.values().length; i++) {
      String key = labelled ? cases.labels().get(i) : Literals.number(cases.keys().get(i));
      int column = key.length() + target.length() + 12;
      arms.add(new VArm(key, printer.print(cases.values()[i], column, INDENT + 4)));
    }
    return new VCase(target, select, otherwise, arms);
  }

  private void unread() {
    List<String> unread = new ArrayList<>();
    BitSet clocked = clocked();
    for (int i = 0; i < circuit.clocks().size(); i++) {
      if (!clocked.get(i)) {
        unread.add(circuit.clocks().get(i).name());
      }
    }
    for (int id = 0; id < circuit.size(); id++) {
      if (Nets.isNet(circuit, id)
          && Nets.root(circuit, id) == id
          && !name(id).startsWith("unused_")
          && !declarations.output(id)) {
        unread.addAll(usage.unread(id, name(id), circuit.node(id).width()));
      }
    }
    if (!unread.isEmpty()) {
      String all = "&{1'b0, " + String.join(", ", unread) + "}";
      run.add(new VAssign("wire", ChooseNames.UNUSED, LineBreaker.fit(all, 24, INDENT)));
    }
  }

  private BitSet clocked() {
    BitSet clocked = new BitSet();
    for (Node node : circuit.nodes()) {
      if (node instanceof Node.Reg reg) {
        clocked.set(reg.clock());
      } else if (node instanceof Node.MemRead read && read.clock() != Node.NONE) {
        clocked.set(read.clock());
      } else if (node instanceof Node.Mem memory) {
        memory.writes().forEach(write -> clocked.set(write.clock()));
      } else if (node instanceof Node.Instance instance) {
        for (int clock : instance.clocks()) {
          clocked.set(clock);
        }
      }
    }
    return clocked;
  }

  private VBody body() {
    List<VContents> contents = new ArrayList<>();
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Mem) {
        contents.addAll(memories.contents(id));
      }
    }
    return new VBody(
        declarations.ports(),
        declarations.constants(constants),
        declarations.nets(assigned, memories),
        declarations.initials(labels),
        contents,
        items);
  }
}
