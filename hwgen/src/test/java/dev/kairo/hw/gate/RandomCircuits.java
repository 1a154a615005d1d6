package dev.kairo.hw.gate;

import static dev.kairo.hw.gate.Sketch.NONE;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Circuits that nobody would write: every kind of node, some nodes named and most not, constants in
 * odd places, wires read before they are driven, registers that hold, modules inside.
 */
final class RandomCircuits {
  private static final int NODES = 120;
  private static final int[] WIDTHS = {1, 1, 1, 2, 3, 8, 8, 17, 33, 70};
  private static final String[] NAMES = {"sum", "next", "left", "value", "sum", "x", "busy"};

  private final Random random;
  private final Sketch sketch;
  private final List<Integer> signals = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();
  private final int clock;
  private final int depth;

  private RandomCircuits(long seed, int depth) {
    random = new Random(seed);
    sketch = new Sketch("Random" + depth).parameter("seed", seed);
    clock = sketch.clock("clk");
    this.depth = depth;
  }

  /** The circuit of a seed. */
  static Circuit of(long seed) {
    return new RandomCircuits(seed, 1).build();
  }

  private Circuit build() {
    for (int i = 0; i < 6; i++) {
      signals.add(sketch.in("in_" + i, width()));
    }
    signals.add(sketch.in("rst", 1));
    signals.add(sketch.in("address", 4));
    for (int i = 0; i < 5; i++) {
      int wire = sketch.wire(width());
      open.add(wire);
      signals.add(wire);
    }
    while (signals.size() < NODES) {
      int id = grow();
      if (id != NONE) {
        signals.add(random.nextInt(4) == 0 ? sketch.named(name(), id) : id);
      }
    }
    // A register behind each forward wire keeps the circuit free of loops.
    for (int wire : open) {
      sketch.drive(wire, register(of(sketch.width(wire))));
    }
    for (int i = 0; i < 6; i++) {
      sketch.out("out_" + i, any());
    }
    return sketch.circuit();
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private int width() {
    return WIDTHS[random.nextInt(WIDTHS.length)];
  }

  private int any() {
    return signals.get(signals.size() - 1 - random.nextInt(Math.min(signals.size(), 40)));
  }

  /** A signal of a width, cut or extended from another where there is none. */
  private int of(int width) {
    if (random.nextInt(8) == 0) {
      return sketch.constant(width, random.nextInt(3) - 1);
    }
    for (int attempt = 0; attempt < 8; attempt++) {
      int id = any();
      if (sketch.width(id) == width) {
        return id;
      }
    }
    int id = any();
    int given = sketch.width(id);
    if (given > width) {
      int low = random.nextInt(given - width + 1);
      return sketch.slice(id, low + width - 1, low);
    }
    return given == width ? id : sketch.cat(sketch.constant(width - given, 0), id);
  }

  private int register(int next) {
    int reset = random.nextInt(3) == 0 ? of(1) : NONE;
    int enable = random.nextInt(3) == 0 ? of(1) : NONE;
    Optional<Value> resetValue =
        reset == NONE ? Optional.empty() : Optional.of(Value.of(sketch.width(next), 5));
    return sketch.add(
        new Node.Reg(
            sketch.width(next),
            clock,
            next,
            enable,
            reset,
            resetValue,
            Optional.of(Value.of(sketch.width(next), random.nextInt()))));
  }

  private int grow() {
    int width = width();
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> operator(width);
      case 5 -> sketch.not(of(width));
      case 6, 7 -> sketch.mux(of(1), of(width), of(width));
      case 8 -> cases(width);
      case 9 -> sketch.cat(any(), of(width), any());
      case 10 -> {
        int source = any();
        int low = random.nextInt(sketch.width(source));
        yield sketch.slice(source, low + random.nextInt(sketch.width(source) - low), low);
      }
      case 11 -> register(of(width));
      case 12 -> holding(width);
      case 13 -> memory(width);
      case 14 -> sketch.cat(repeated(sketch.slice(any(), 0, 0)));
      default -> depth > 0 && random.nextInt(3) == 0 ? inside() : alias(width);
    };
  }

  private int[] repeated(int id) {
    int[] parts = new int[1 + random.nextInt(5)];
    java.util.Arrays.fill(parts, id);
    return parts;
  }

  private int operator(int width) {
    Op op = Op.values()[random.nextInt(Op.values().length)];
    return sketch.op(op, of(width), of(op.multiplies() ? width() : width));
  }

  private int cases(int width) {
    int select = of(3);
    return sketch.cases(
        select,
        of(width),
        List.of(),
        new long[] {1, 6, 4, 3},
        of(width),
        of(width),
        of(width),
        of(width));
  }

  /** A register that chooses between new values and its own. */
  private int holding(int width) {
    int self = sketch.wire(width);
    int inner = random.nextBoolean() ? self : sketch.mux(of(1), of(width), self);
    int select = of(1);
    int value = of(width);
    int next =
        random.nextBoolean() ? sketch.mux(select, value, inner) : sketch.mux(select, inner, value);
    int register = register(next);
    sketch.drive(self, register);
    return register;
  }

  private int alias(int width) {
    int wire = sketch.wire(width);
    sketch.drive(wire, of(width));
    return wire;
  }

  private int memory(int width) {
    List<Value> initial = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      initial.add(Value.of(width, random.nextInt()));
    }
    MemWrite word = new MemWrite(clock, of(1), of(4), of(width), NONE, width);
    MemWrite lanes = new MemWrite(clock, of(1), of(4), of(width), of(width), 1);
    MemWrite write = random.nextBoolean() ? word : lanes;
    boolean writes = random.nextInt(4) > 0;
    int memory =
        sketch.memory(
            width,
            16,
            MemStyle.DISTRIBUTED,
            initial,
            writes ? new MemWrite[] {write} : new MemWrite[0]);
    return sketch.read(memory, NONE, of(4), NONE, NONE);
  }

  private int inside() {
    Circuit circuit = new RandomCircuits(random.nextInt(1000), depth - 1).build();
    int[] operands = circuit.inputPins().stream().mapToInt(pin -> of(pin.width())).toArray();
    int[] results = sketch.instance(name(), circuit, new int[] {clock}, operands);
    return results[random.nextInt(results.length)];
  }
}
