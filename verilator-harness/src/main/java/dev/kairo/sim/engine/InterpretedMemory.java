package dev.kairo.sim.engine;

import dev.kairo.hw.interpret.MemoryProbe;
import dev.kairo.hw.ir.Value;
import dev.kairo.sim.Memory;
import dev.kairo.sim.Port;
import java.math.BigInteger;

/** A memory of a design in the interpreter. */
record InterpretedMemory(MemoryProbe probe) implements Memory {
  @Override
  public String path() {
    return probe.path();
  }

  @Override
  public int depth() {
    return probe.depth();
  }

  @Override
  public int width() {
    return probe.width();
  }

  @Override
  public long get(int address) {
    if (width() > Long.SIZE) {
      throw new IllegalArgumentException(
          "The memory %s is %d bits wide; read it with big().".formatted(path(), width()));
    }
    return big(address).longValue();
  }

  @Override
  public BigInteger big(int address) {
    return probe.peek(address).bits();
  }

  @Override
  public void set(int address, long value) {
    set(address, new BigInteger(Long.toUnsignedString(value)));
  }

  @Override
  public void set(int address, BigInteger value) {
    Words.requireFits(new Port(path(), width(), Port.Direction.INPUT), value);
    probe.poke(address, new Value(width(), value));
  }
}
