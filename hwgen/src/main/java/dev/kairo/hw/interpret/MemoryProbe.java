package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Value;

/** A back door into a memory: words are read and written without a clock edge. */
public final class MemoryProbe {
  private final Interpreter interpreter;
  private final String path;
  private final MemoryLayout.Placed place;

  MemoryProbe(Interpreter interpreter, String path, MemoryLayout.Placed place) {
    this.interpreter = interpreter;
    this.path = path;
    this.place = place;
  }

  /** The memory's name behind the names of the instances it lies in. */
  public String path() {
    return path;
  }

  /** The number of words. */
  public int depth() {
    return place.memory().depth();
  }

  /** The width of a word in bits. */
  public int width() {
    return place.memory().width();
  }

  /** The word at an address. */
  public Value peek(int address) {
    return Words.get(interpreter.memoryWords(), at(address), width());
  }

  /** Replaces the word at an address; the widths must be equal. */
  public void poke(int address, Value value) {
    if (value.width() != width()) {
      throw new IllegalArgumentException(
          "The memory "
              + path
              + " has words of "
              + width()
              + " bits and the value "
              + value
              + " has "
              + value.width()
              + "; give a value of the word's width.");
    }
    Words.put(value, interpreter.memoryToChange(), at(address));
  }

  /** Replaces the word at an address by the low bits of a number in two's complement. */
  public void poke(int address, long number) {
    Words.put(number, width(), interpreter.memoryToChange(), at(address));
  }

  private int at(int address) {
    if (address < 0 || address >= depth()) {
      throw new IndexOutOfBoundsException(
          "address " + address + " of the memory " + path + ", which has " + depth() + " words");
    }
    return place.base() + address * place.words();
  }

  @Override
  public String toString() {
    return path + "[" + depth() + " x " + width() + "]";
  }
}
