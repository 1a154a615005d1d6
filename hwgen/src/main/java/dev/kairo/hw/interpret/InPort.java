package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Value;

/** A handle on an input of the top module: setting it costs no look-up. */
public final class InPort {
  private final Interpreter interpreter;
  private final String name;
  private final int width;
  private final int slot;

  InPort(Interpreter interpreter, String name, int width, int slot) {
    this.interpreter = interpreter;
    this.name = name;
    this.width = width;
    this.slot = slot;
  }

  /** The port's name. */
  public String name() {
    return name;
  }

  /** The port's width in bits. */
  public int width() {
    return width;
  }

  /** Sets the port to the low bits of a number in two's complement. */
  public void set(long number) {
    Words.put(number, width, interpreter.inputsToChange(), slot);
  }

  /** Sets the port; the widths must be equal. */
  public void set(Value value) {
    if (value.width() != width) {
      throw new IllegalArgumentException(
          "The input "
              + name
              + " has "
              + width
              + " bits and the value "
              + value
              + " has "
              + value.width()
              + "; give a value of the port's width.");
    }
    Words.put(value, interpreter.inputsToChange(), slot);
  }

  /** The value the port was last set to. */
  public Value get() {
    return Words.get(interpreter.settled(), slot, width);
  }

  @Override
  public String toString() {
    return name + "[" + width + "]";
  }
}
