package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.List;

/** Memories keep to shapes that the device has and that every tool reads alike. */
public final class MemoryUse implements Check {
  private static final int DUAL = 2;

  @Override
  public List<Diagnostic> check(Circuit circuit, String path) {
    List<Diagnostic> found = new ArrayList<>();
    int[] reads = new int[circuit.size()];
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.MemRead read) {
        reads[read.memory()]++;
        Node.Mem memory = (Node.Mem) circuit.node(read.memory());
        if (read.clock() == Node.NONE && memory.style() != MemStyle.DISTRIBUTED) {
          found.add(
              refuse(
                  circuit,
                  path,
                  read.memory(),
                  id,
                  "is read combinationally but has style " + memory.style(),
                  "read it with read(), or give it style(DISTRIBUTED)"));
        }
      }
    }
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Mem memory) {
        checkPorts(circuit, path, id, memory, reads[id], found);
      }
    }
    return found;
  }

  private static void checkPorts(
      Circuit circuit, String path, int id, Node.Mem memory, int reads, List<Diagnostic> found) {
    if (memory.writes().size() > DUAL
        || memory.style() == MemStyle.DISTRIBUTED && memory.writes().size() > 1) {
      found.add(
          refuse(
              circuit,
              path,
              id,
              id,
              "has " + memory.writes().size() + " write ports in style " + memory.style(),
              "a block RAM has two, a distributed one has one: share a port or copy the memory"));
    }
    if (memory.writes().isEmpty() && memory.initial().isEmpty()) {
      found.add(
          refuse(
              circuit,
              path,
              id,
              id,
              "is never written and has no initial words",
              "write() it, or give it initial() words to make it a ROM"));
    }
    if (reads == 0) {
      found.add(
          new Diagnostic(
              Code.UNUSED,
              path,
              "memory " + name(circuit, id) + " is never read",
              "read it or remove it",
              List.of(circuit.locations()[id])));
    }
  }

  private static Diagnostic refuse(
      Circuit circuit, String path, int memory, int at, String says, String remedy) {
    List<Location> where = List.of(circuit.locations()[at], circuit.locations()[memory]);
    return new Diagnostic(
        Code.MEMORY, path, "memory " + name(circuit, memory) + " " + says, remedy, where);
  }

  private static String name(Circuit circuit, int id) {
    Node.Mem memory = (Node.Mem) circuit.node(id);
    String name = circuit.names()[id].isEmpty() ? "(unnamed)" : circuit.names()[id];
    return name + " (" + memory.depth() + " words of " + memory.width() + " bits)";
  }
}
