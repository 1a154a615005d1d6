package dev.kairo.hw.check;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What a node's value depends on within the same cycle, seen through instances output by output.
 *
 * <p>The inputs that an output reaches are found once per definition, in the size of its cone.
 */
final class Reach {
  private final Map<Definition, int[][]> inputsOfOutputs = new IdentityHashMap<>();

  /** Visits the operands that a node's value depends on combinationally. */
  void eachCause(Circuit circuit, int id, IntConsumer visit) {
    Node node = circuit.node(id);
    if (node instanceof Node.Reg || node instanceof Node.Instance || node instanceof Node.Mem) {
      return;
    }
    if (node instanceof Node.MemRead read) {
      if (read.clock() == Node.NONE) {
        visit.accept(read.address());
      }
    } else if (node instanceof Node.Slice slice
        && circuit.node(slice.source()) instanceof Node.Instance instance) {
      for (int input : causes(instance, slice)) {
        visit.accept(instance.inputs()[input]);
      }
    } else {
      node.eachOperand(visit);
    }
  }

  private int[] causes(Node.Instance instance, Node.Slice slice) {
    Definition definition = instance.definition();
    if (definition instanceof BlackBox) {
      return new int[0];
    }
    int[][] known = inputsOfOutputs.get(definition);
    if (known == null) {
      known = measure((Circuit) definition);
      inputsOfOutputs.put(definition, known);
    }
    return known[outputAt(definition, slice.low())];
  }

  private static int outputAt(Definition definition, int low) {
    int output = 0;
    int offset = 0;
    while (offset + definition.outputPins().get(output).width() <= low) {
      offset += definition.outputPins().get(output).width();
      output++;
    }
    return output;
  }

  private int[][] measure(Circuit circuit) {
    int[] inputOf = new int[circuit.size()];
    Arrays.fill(inputOf, -1);
    for (int i = 0; i < circuit.inputs().size(); i++) {
      inputOf[circuit.inputs().get(i).node()] = i;
    }
    int[] seen = new int[circuit.size()];
    int[][] result = new int[circuit.outputs().size()][];
    for (int output = 0; output < result.length; output++) {
      result[output] =
          inputsOf(circuit, circuit.outputs().get(output).node(), inputOf, seen, output + 1);
    }
    return result;
  }

  private int[] inputsOf(Circuit circuit, int from, int[] inputOf, int[] seen, int stamp) {
    List<Integer> inputs = new ArrayList<>();
    IntStack open = new IntStack();
    open.push(from);
    seen[from] = stamp;
    while (!open.isEmpty()) {
      int id = open.pop();
      if (inputOf[id] >= 0) {
        inputs.add(inputOf[id]);
      }
      eachCause(
          circuit,
          id,
          cause -> {
            if (seen[cause] != stamp) {
              seen[cause] = stamp;
              open.push(cause);
            }
          });
    }
    return inputs.stream().mapToInt(Integer::intValue).toArray();
  }
}
