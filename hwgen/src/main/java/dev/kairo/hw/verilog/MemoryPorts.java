package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import dev.kairo.hw.verilog.VBody.VContents;
import dev.kairo.hw.verilog.VBody.VNet;
import dev.kairo.hw.verilog.VItem.VLane;
import dev.kairo.hw.verilog.VItem.VMemoryPort;
import dev.kairo.hw.verilog.VItem.VRead;
import dev.kairo.hw.verilog.VItem.VWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Memories in the one form that every tool recognises: read-first, one always block for each port.
 */
final class MemoryPorts {
  /** The most words that stand in the module itself. */
  private static final int INLINE_WORDS = 256;

  private static final int INDENT = 8;

  private final Circuit circuit;
  private final ExpressionPrinter printer;

  MemoryPorts(Circuit circuit, ExpressionPrinter printer) {
    this.circuit = circuit;
    this.printer = printer;
  }

  /** One always block to be: the accesses of a memory that share a port. */
  static final class Group {
    private final int memory;
    private final int clock;
    private final List<MemWrite> writes = new ArrayList<>();
    private final List<Integer> reads = new ArrayList<>();
    private int position;

    private Group(int memory, int clock) {
      this.memory = memory;
      this.clock = clock;
      this.position = memory;
    }

    /** The nodes that its statements read, some perhaps {@link Node#NONE}. */
    List<Integer> operands(Circuit circuit) {
      List<Integer> operands = new ArrayList<>();
      for (MemWrite write : writes) {
        operands.addAll(List.of(write.enable(), write.address(), write.data(), write.laneEnable()));
      }
      for (int id : reads) {
        Node.MemRead read = (Node.MemRead) circuit.node(id);
        operands.addAll(List.of(read.address(), read.enable()));
      }
      return operands;
    }

    /** Where everything it uses has been described. */
    int position() {
      return position;
    }
  }

  /** All groups of all memories, in order. */
  List<Group> all() {
    Map<Integer, List<Group>> groups = new TreeMap<>();
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Mem memory) {
        groups.put(id, writers(id, memory));
      } else if (circuit.node(id) instanceof Node.MemRead read && read.clock() != Node.NONE) {
        Group group = reader(groups.get(read.memory()), read);
        group.reads.add(id);
        group.position = Math.max(group.position, id);
      }
    }
    return groups.values().stream().flatMap(List::stream).toList();
  }

  private static List<Group> writers(int id, Node.Mem memory) {
    List<Group> groups = new ArrayList<>();
    for (MemWrite write : memory.writes()) {
      Group group = new Group(id, write.clock());
      group.writes.add(write);
      group.position =
          Math.max(id, Math.max(write.enable(), Math.max(write.address(), write.data())));
      group.position = Math.max(group.position, write.laneEnable());
      groups.add(group);
    }
    return groups;
  }

  private static Group reader(List<Group> groups, Node.MemRead read) {
    if (read.writePort() != Node.NONE) {
      return groups.get(read.writePort());
    }
    for (Group group : groups) {
      if (group.clock == read.clock()) {
        return group;
      }
    }
    Group group = new Group(read.memory(), read.clock());
    groups.add(group);
    return group;
  }

  /** The block of a group. */
  VMemoryPort print(Group group) {
    List<VWrite> writes = new ArrayList<>();
    for (MemWrite write : group.writes) {
      boolean word = write.laneEnable() == Node.NONE;
      String data = word ? value(write.data()) : printer.net(write.data());
      List<VLane> lanes = word ? List.of() : lanes(write);
      writes.add(new VWrite(condition(write.enable()), value(write.address()), data, lanes));
    }
    List<VRead> reads = new ArrayList<>();
    for (int id : group.reads) {
      Node.MemRead read = (Node.MemRead) circuit.node(id);
      String enable = read.enable() == Node.NONE ? "" : condition(read.enable());
      reads.add(new VRead(enable, circuit.names()[id], value(read.address())));
    }
    String clock = circuit.clocks().get(group.clock).name();
    return new VMemoryPort(clock, circuit.names()[group.memory], writes, reads);
  }

  private String value(int id) {
    return printer.print(id, INDENT + 20, INDENT + 4);
  }

  private String condition(int id) {
    boolean always = circuit.node(id) instanceof Node.Const constant && constant.value().allOnes();
    return always ? "" : value(id);
  }

  private List<VLane> lanes(MemWrite write) {
    List<VLane> lanes = new ArrayList<>();
    String enable = printer.net(write.laneEnable());
    int count = circuit.node(write.laneEnable()).width();
    for (int i = 0; i < count; i++) {
      lanes.add(
          new VLane(
              count == 1 ? enable : enable + Literals.part(i, 1),
              count == 1 ? "" : Literals.part(i * write.laneWidth(), write.laneWidth())));
    }
    return lanes;
  }

  /** The declaration of a memory; its depth is rounded up to what its address reaches. */
  VNet declaration(int id) {
    Node.Mem memory = (Node.Mem) circuit.node(id);
    boolean rom = memory.writes().isEmpty();
    String attribute =
        switch (memory.style()) {
          case AUTO -> "";
          case BLOCK -> (rom ? "rom" : "ram") + "_style = \"block\"";
          case DISTRIBUTED -> (rom ? "rom" : "ram") + "_style = \"distributed\"";
        };
    boolean twoClocks = memory.writes().stream().mapToInt(MemWrite::clock).distinct().count() > 1;
    return new VNet(
        "reg",
        memory.width() == 1 ? "" : Literals.range(memory.width()) + " ",
        circuit.names()[id],
        "[0:" + (words(memory) - 1) + "]",
        attribute,
        twoClocks);
  }

  private static int words(Node.Mem memory) {
    return 1 << memory.addressWidth();
  }

  /** The first words of a memory that has any. */
  List<VContents> contents(int id) {
    Node.Mem memory = (Node.Mem) circuit.node(id);
    if (memory.initial().isEmpty()) {
      return List.of();
    }
    boolean inline = words(memory) <= INLINE_WORDS;
    List<String> words = new ArrayList<>(words(memory));
    for (int i = 0; i < words(memory); i++) {
      // Beyond the depth an address still reaches a word, and all tools are to read the same.
      Value value = i < memory.depth() ? memory.initial().get(i) : Value.of(memory.width(), 0);
      words.add(inline ? Literals.pattern(value) : Literals.digits(value));
    }
    String name = circuit.names()[id];
    return List.of(new VContents(name, inline ? "" : "_" + name + ".hex", words));
  }
}
