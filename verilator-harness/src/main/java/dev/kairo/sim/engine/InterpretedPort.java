package dev.kairo.sim.engine;

import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Value;
import dev.kairo.sim.InPort;
import dev.kairo.sim.Port;
import java.math.BigInteger;
import java.util.Objects;

/** A port of a design in the interpreter; reading one always gives settled values. */
final class InterpretedPort implements InPort {
  private final Interpreter interpreter;
  private final Port port;

  InterpretedPort(Interpreter interpreter, Port port) {
    this.interpreter = interpreter;
    this.port = port;
  }

  @Override
  public Port port() {
    return port;
  }

  private Value value() {
    return port.direction() == Port.Direction.INPUT
        ? interpreter.in(port.name()).get()
        : interpreter.get(port.name());
  }

  @Override
  public long get() {
    if (port.width() > Long.SIZE) {
      throw new IllegalArgumentException(
          "The port %s is %d bits wide; read it with big() or word()."
              .formatted(port.name(), port.width()));
    }
    return value().bits().longValue();
  }

  @Override
  public BigInteger big() {
    return value().bits();
  }

  @Override
  public int word(int index) {
    Objects.checkIndex(index, port.words());
    return Words.word(big(), index);
  }

  @Override
  public void copyWords(int[] into, int from) {
    for (int i = 0; i < port.words(); i++) {
      into[from + i] = word(i);
    }
  }

  @Override
  public void set(long value) {
    set(new BigInteger(Long.toUnsignedString(value)));
  }

  @Override
  public void set(BigInteger value) {
    Words.requireFits(port, value);
    interpreter.in(port.name()).set(new Value(port.width(), value));
  }

  @Override
  public void setWord(int index, int word) {
    Objects.checkIndex(index, port.words());
    BigInteger mask = BigInteger.valueOf(0xffff_ffffL).shiftLeft(Integer.SIZE * index);
    BigInteger placed =
        BigInteger.valueOf(Integer.toUnsignedLong(word)).shiftLeft(Integer.SIZE * index);
    BigInteger all = big().andNot(mask).or(placed);
    interpreter.in(port.name()).set(Value.wrap(port.width(), all));
  }

  @Override
  public void setWords(int[] words, int from) {
    for (int i = 0; i < port.words(); i++) {
      setWord(i, words[from + i]);
    }
  }
}
