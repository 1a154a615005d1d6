package dev.kairo.hw.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every node of random circuits, in every cycle, against the same circuit worked out on Values. */
class RandomCircuitTest {
  private final Set<String> kinds = new HashSet<>();
  private int compared;
  private int nodes;

  @Test
  void everyNodeMeansWhatItMeansOnValues() {
    for (int seed = 0; seed < 60; seed++) {
      compare(seed, 120, 12);
    }
    // Ten operators and nine more kinds of node: memories are compared word by word.
    assertEquals(19, kinds.size(), kinds.toString());
    assertTrue(nodes > 8_000, nodes + " nodes");
    assertTrue(compared > 100_000, compared + " values compared");
  }

  private void compare(int seed, int size, int cycles) {
    Random random = new Random(seed);
    Circuit circuit = RandomCircuit.of(random, size);
    nodes += circuit.size();
    Interpreter interpreter = Interpreter.of(circuit, seed);
    ValueModel model = new ValueModel(circuit);
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.MemRead read && read.clock() != Node.NONE) {
        model.set(id, interpreter.get("n" + id));
      }
    }
    for (int cycle = 0; cycle < cycles; cycle++) {
      circuit
          .inputs()
          .forEach(
              port -> {
                Value value = RandomCircuit.value(random, circuit.node(port.node()).width());
                model.set(port.node(), value);
                interpreter.set(port.name(), value);
              });
      model.settle();
      compareAll(circuit, interpreter, model, "seed " + seed + " before edge " + cycle);
      model.edge();
      interpreter.step();
      compareAll(circuit, interpreter, model, "seed " + seed + " after edge " + cycle);
    }
  }

  private void compareAll(Circuit circuit, Interpreter interpreter, ValueModel model, String when) {
    for (int id = 0; id < circuit.size(); id++) {
      Node node = circuit.node(id);
      String name = circuit.names()[id];
      if (node instanceof Node.Mem memory) {
        for (int address = 0; address < memory.depth(); address++) {
          assertEquals(model.memory(id).get(address), interpreter.memory(name).peek(address), when);
        }
      } else if (!name.isEmpty()) {
        assertEquals(model.value(id), interpreter.get(name), () -> when + ": " + node);
        compared++;
        kinds.add(node instanceof Node.Op2 op ? op.op().name() : node.getClass().getSimpleName());
      }
    }
  }
}
