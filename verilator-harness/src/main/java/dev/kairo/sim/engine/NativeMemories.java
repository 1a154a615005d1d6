package dev.kairo.sim.engine;

import dev.kairo.sim.Memory;
import dev.kairo.sim.Port;
import dev.kairo.sim.bridge.ModelLibrary;
import dev.kairo.sim.bridge.ModelLibrary.Function;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The memories of an instance that were opened at build time, asked for once. */
final class NativeMemories {
  private final ModelLibrary library;
  private final String design;
  private final SortedMap<String, NativeWords> found = new TreeMap<>();
  private boolean asked;

  NativeMemories(ModelLibrary library, String design) {
    this.library = library;
    this.design = design;
  }

  List<String> paths(long instance, NativeState state) {
    ask(instance, state);
    return List.copyOf(found.keySet());
  }

  Memory find(long instance, NativeState state, String path) {
    ask(instance, state);
    Memory memory = found.get(path);
    if (memory == null) {
      throw new IllegalArgumentException(
          "The design %s has no open memory '%s'; open are: %s. Open one with Verilog.memory(module, variable)."
              .formatted(
                  design, path, found.isEmpty() ? "none" : String.join(", ", found.keySet())));
    }
    return memory;
  }

  void close() {
    found.values().forEach(NativeWords::close);
  }

  private void ask(long instance, NativeState state) {
    if (asked) {
      return;
    }
    asked = true;
    library.call(Function.MEMORIES, instance);
    String lines = new String(state.snapshot(), StandardCharsets.UTF_8);
    for (String line : lines.lines().toList()) {
      String[] parts = line.split("\t");
      String path = parts[0].replaceFirst("^TOP\\." + design + "\\.?", "");
      found.put(
          path,
          new NativeWords(
              new Port(path, Integer.parseInt(parts[4]), Port.Direction.INPUT),
              Integer.parseInt(parts[3]),
              Integer.parseInt(parts[2]),
              Long.parseLong(parts[1])));
    }
  }

  /** One memory at its address; a word has the same shape as a port of its width. */
  private static final class NativeWords implements Memory {
    private final Port shape;
    private final int depth;
    private final int wordBytes;
    private long address;

    NativeWords(Port shape, int depth, int wordBytes, long address) {
      this.shape = shape;
      this.depth = depth;
      this.wordBytes = wordBytes;
      this.address = address;
    }

    void close() {
      address = 0;
    }

    private NativePort word(int index) {
      if (address == 0) {
        throw new IllegalStateException(
            "The memory " + shape.name() + " belongs to a simulation that is closed.");
      }
      if (index < 0 || index >= depth) {
        throw new IllegalArgumentException(
            "The memory %s has addresses 0 to %d; there is no %d."
                .formatted(shape.name(), depth - 1, index));
      }
      return new NativePort(shape, wordBytes, 0, address + (long) index * wordBytes);
    }

    @Override
    public String path() {
      return shape.name();
    }

    @Override
    public int depth() {
      return depth;
    }

    @Override
    public int width() {
      return shape.width();
    }

    @Override
    public long get(int index) {
      return word(index).get();
    }

    @Override
    public BigInteger big(int index) {
      return word(index).big();
    }

    @Override
    public void set(int index, long value) {
      word(index).set(value);
    }

    @Override
    public void set(int index, BigInteger value) {
      word(index).set(value);
    }
  }
}
