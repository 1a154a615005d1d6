package dev.kairo.hw.interpret;

import dev.kairo.hw.interpret.Sketch.Signal;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws circuits of one clock with every kind of node but instances, widths 1 to 200. */
final class RandomCircuit {
  /** Widths around the borders of words come up often. */
  private static final int[] BORDERS = {
    1, 1, 2, 8, 31, 32, 33, 63, 64, 65, 127, 128, 129, 192, 200
  };

  private final Random random;
  private final Sketch sketch = new Sketch("Random", "clk");
  private final List<Signal> signals = new ArrayList<>();
  private int inputs;

  private RandomCircuit(Random random) {
    this.random = random;
  }

  /** A circuit of about {@code size} nodes, every one named {@code n} and its id. */
  static Circuit of(Random random, int size) {
    RandomCircuit circuit = new RandomCircuit(random);
    for (int i = 0; i < 8; i++) {
      circuit.input(circuit.width());
    }
    while (circuit.signals.size() < size) {
      circuit.grow();
    }
    circuit.sketch.out("last", circuit.any());
    return circuit.sketch.circuit();
  }

  static Value value(Random random, int width) {
    return switch (random.nextInt(6)) {
      case 0 -> Value.of(width, random.nextInt(4));
      case 1 -> Value.of(width, -1 - random.nextInt(4));
      case 2 -> Value.wrap(width, BigInteger.ONE.shiftLeft(random.nextInt(width)));
      default -> new Value(width, new BigInteger(width, random));
    };
  }

  private int width() {
    return random.nextBoolean() ? BORDERS[random.nextInt(BORDERS.length)] : 1 + random.nextInt(200);
  }

  private Signal keep(Signal signal) {
    signal.named("n" + signal.id);
    signals.add(signal);
    return signal;
  }

  private Signal input(int width) {
    Signal signal = sketch.in("in" + inputs++, width);
    signals.add(signal);
    return signal;
  }

  private Signal any() {
    return signals.get(random.nextInt(signals.size()));
  }

  /** A signal of a width: one that is there, or one made of another by cutting or joining. */
  private Signal of(int width) {
    for (int attempt = 0; attempt < 20; attempt++) {
      Signal signal = any();
      if (signal.width() == width) {
        return signal;
      }
      if (signal.width() > width && random.nextInt(4) == 0) {
        int low = random.nextInt(signal.width() - width + 1);
        return keep(signal.slice(low + width - 1, low));
      }
    }
    Signal signal = any();
    if (signal.width() > width) {
      return keep(signal.low(width));
    }
    return signal.width() == width
        ? signal
        : keep(random.nextBoolean() ? signal.sext(width) : signal.zext(width));
  }

  private Signal bit() {
    return of(1);
  }

  private void grow() {
    int width = width();
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> {
        Op op = Op.values()[random.nextInt(Op.values().length)];
        Signal left = of(width);
        keep(left.op(op, of(op.multiplies() ? Math.min(width(), 200) : width)));
      }
      case 4 -> keep(of(width).not());
      case 5 -> keep(bit().mux(of(width), of(width)));
      case 6 -> cases(width);
      case 7 -> {
        Signal source = any();
        int low = random.nextInt(source.width());
        keep(source.slice(low + random.nextInt(source.width() - low), low));
      }
      case 8 -> cat();
      case 9 -> keep(sketch.node(new Node.Const(value(random, width))));
      case 10 -> keep(sketch.register(0, of(width), random.nextLong()));
      case 11 -> {
        long onReset = random.nextLong();
        keep(sketch.register(of(width), bit(), bit(), onReset, random.nextLong()));
      }
      case 12 -> memory(width);
      default -> keep(random.nextBoolean() ? bit().repeat(1 + random.nextInt(130)) : any().neg());
    }
  }

  private void cat() {
    List<Signal> lower = new ArrayList<>();
    Signal top = any();
    int total = top.width();
    for (int i = random.nextInt(5); i > 0; i--) {
      Signal part = random.nextInt(3) == 0 && !lower.isEmpty() ? lower.get(0) : any();
      if (total + part.width() <= 200) {
        lower.add(part);
        total += part.width();
      }
    }
    keep(top.cat(lower));
  }

  private void cases(int width) {
    Signal select = random.nextBoolean() ? of(1 + random.nextInt(6)) : any();
    Set<Value> keys = new LinkedHashSet<>();
    for (int i = random.nextInt(20); i >= 0; i--) {
      keys.add(value(random, select.width()));
    }
    int[] values = keys.stream().mapToInt(key -> of(width).id).toArray();
    int otherwise = of(width).id;
    keep(
        sketch.node(
            new Node.Cases(width, select.id, List.copyOf(keys), List.of(), values, otherwise)));
  }

  private void memory(int width) {
    int depth = 1 + random.nextInt(20);
    int addressWidth = Node.Mem.addressWidth(depth);
    List<Value> initial = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      initial.add(value(random, width));
    }
    List<MemWrite> writes = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      int lanes = 1 + random.nextInt(width);
      if (width % lanes == 0) {
        writes.add(Sketch.write(bit(), of(addressWidth), of(width), of(lanes), width / lanes));
      } else {
        writes.add(Sketch.write(0, bit(), of(addressWidth), of(width)));
      }
    }
    Signal memory = sketch.memory(width, depth, initial, writes.toArray(new MemWrite[0]));
    memory.named("m" + memory.id);
    keep(sketch.read(memory, of(addressWidth)));
    keep(sketch.read(memory, of(addressWidth), bit()));
    keep(sketch.read(0, memory, of(addressWidth)));
  }
}
