package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The meaning of a circuit with one clock and no instances, spelled out on {@link Value}s in the
 * order of the nodes: what the interpreter is held against. It has no wires but inputs.
 */
final class ValueModel {
  private final Circuit circuit;
  private final Value[] values;
  private final Map<Integer, List<Value>> memories = new TreeMap<>();

  ValueModel(Circuit circuit) {
    this.circuit = circuit;
    values = new Value[circuit.size()];
    for (int id = 0; id < values.length; id++) {
      Node node = circuit.node(id);
      if (node instanceof Node.Reg register) {
        values[id] = register.initial().orElseThrow();
      } else if (node instanceof Node.MemRead read && read.clock() != Node.NONE) {
        values[id] = Value.of(node.width(), 0);
      } else if (node instanceof Node.Mem memory) {
        List<Value> words = new ArrayList<>(memory.initial());
        while (words.size() < 1 << memory.addressWidth()) {
          words.add(Value.of(memory.width(), 0));
        }
        memories.put(id, words);
      }
    }
  }

  /** Overrides what a node without a stated first value starts with. */
  void set(int id, Value value) {
    values[id] = value;
  }

  Value value(int id) {
    return values[id];
  }

  List<Value> memory(int id) {
    return memories.get(id);
  }

  void settle() {
    for (int id = 0; id < values.length; id++) {
      Node node = circuit.node(id);
      if (node instanceof Node.Const constant) {
        values[id] = constant.value();
      } else if (node instanceof Node.Op2 op) {
        values[id] = values[op.left()].op(op.op(), values[op.right()]);
      } else if (node instanceof Node.Not not) {
        values[id] = values[not.source()].not();
      } else if (node instanceof Node.Mux mux) {
        values[id] = values[mux.select()].mux(values[mux.whenTrue()], values[mux.whenFalse()]);
      } else if (node instanceof Node.Cases cases) {
        int index = cases.keys().indexOf(values[cases.select()]);
        values[id] = values[index < 0 ? cases.otherwise() : cases.values()[index]];
      } else if (node instanceof Node.Cat cat) {
        List<Value> parts = new ArrayList<>();
        for (int part : cat.parts()) {
          parts.add(values[part]);
        }
        values[id] = parts.get(0).cat(parts.subList(1, parts.size()));
      } else if (node instanceof Node.Slice slice) {
        values[id] = values[slice.source()].slice(slice.low() + slice.width() - 1, slice.low());
      } else if (node instanceof Node.MemRead read && read.clock() == Node.NONE) {
        values[id] = read(read);
      }
    }
  }

  private Value read(Node.MemRead read) {
    List<Value> words = memories.get(read.memory());
    return words.get((int) values[read.address()].toLong());
  }

  void edge() {
    Value[] next = values.clone();
    for (int id = 0; id < values.length; id++) {
      Node node = circuit.node(id);
      if (node instanceof Node.Reg register) {
        if (set(register.reset(), false)) {
          next[id] = register.resetValue().orElseThrow();
        } else if (set(register.enable(), true)) {
          next[id] = values[register.next()];
        }
      } else if (node instanceof Node.MemRead read && read.clock() != Node.NONE) {
        next[id] = set(read.enable(), true) ? read(read) : values[id];
      }
    }
    memories.forEach((id, words) -> write((Node.Mem) circuit.node(id), words));
    System.arraycopy(next, 0, values, 0, next.length);
    settle();
  }

  private void write(Node.Mem memory, List<Value> words) {
    for (MemWrite write : memory.writes()) {
      long address = values[write.address()].toLong();
      if (!set(write.enable(), true)) {
        continue;
      }
      Value old = words.get((int) address);
      Value written = values[write.data()];
      Value word = written;
      if (write.laneEnable() != Node.NONE) {
        List<Value> lanes = new ArrayList<>();
        for (int lane = values[write.laneEnable()].width() - 1; lane >= 0; lane--) {
          Value from = values[write.laneEnable()].bit(lane).zero() ? old : written;
          lanes.add(from.slice((lane + 1) * write.laneWidth() - 1, lane * write.laneWidth()));
        }
        word = lanes.get(0);
        for (Value lower : lanes.subList(1, lanes.size())) {
          word = word.cat(lower);
        }
      }
      words.set((int) address, word);
    }
  }

  private boolean set(int id, boolean otherwise) {
    return id == Node.NONE ? otherwise : !values[id].zero();
  }
}
