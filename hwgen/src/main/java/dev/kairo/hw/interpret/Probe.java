package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Value;

/**
 * A handle on a named signal anywhere in the design: reading it costs no look-up. Reads always give
 * settled values.
 */
public final class Probe {
  private final Interpreter interpreter;
  private final String path;
  private final int width;
  private final int slot;

  Probe(Interpreter interpreter, String path, int width, int slot) {
    this.interpreter = interpreter;
    this.path = path;
    this.width = width;
    this.slot = slot;
  }

  /** The signal's name behind the names of the instances it lies in: {@code switch.port0.busy}. */
  public String path() {
    return path;
  }

  /** The signal's width in bits. */
  public int width() {
    return width;
  }

  /** The value. */
  public Value get() {
    return Words.get(interpreter.settled(), slot, width);
  }

  /** The low 64 bits of the value. */
  public long getLong() {
    return interpreter.settled()[slot];
  }

  /** Whether any bit of the value is 1. */
  public boolean isSet() {
    long[] store = interpreter.settled();
    long any = 0;
    for (int i = 0; i < words(); i++) {
      any |= store[slot + i];
    }
    return any != 0;
  }

  /** How many 64-bit words the value takes. */
  public int words() {
    return WideWords.words(width);
  }

  /** 64 bits of the value; word 0 is the lowest. */
  public long word(int index) {
    if (index < 0 || index >= words()) {
      throw new IndexOutOfBoundsException(
          "word " + index + " of the signal " + path + ", which has " + words() + " words");
    }
    return interpreter.settled()[slot + index];
  }

  @Override
  public String toString() {
    return path + "[" + width + "]";
  }
}
