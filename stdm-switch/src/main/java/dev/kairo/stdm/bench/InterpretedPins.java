package dev.kairo.stdm.bench;

import dev.kairo.hw.interpret.InPort;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.interpret.Probe;
import dev.kairo.hw.ir.Value;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.ValidBit;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** The pins of a switch whose circuit is interpreted. */
public final class InterpretedPins implements SwitchPins {
  private final Interpreter interpreter;
  private final int width;
  private final boolean beside;
  private final InPort[] inputs;
  private final Probe[] outputs;
  private final Map<String, InPort> inNamed = new HashMap<>();
  private final Map<String, Probe> named = new HashMap<>();

  /** The pins of an interpreted switch with these parameters. */
  public InterpretedPins(Interpreter interpreter, SwitchParameters parameters) {
    this.interpreter = interpreter;
    width = parameters.dataWidth();
    beside = parameters.options().validBit() == ValidBit.BESIDE;
    inputs = new InPort[parameters.ports()];
    for (int port = 0; port < inputs.length; port++) {
      inputs[port] = interpreter.in("in" + port);
    }
    outputs = new Probe[parameters.outputs()];
    for (int output = 0; output < outputs.length; output++) {
      outputs[output] = interpreter.probe("out" + output);
    }
  }

  private void set(String input, int value) {
    inNamed.computeIfAbsent(input, interpreter::in).set(value);
  }

  @Override
  public void reset() {
    interpreter.reset();
  }

  @Override
  public void present(int port, int[] word) {
    BigInteger bits = BigInteger.ZERO;
    for (int i = word.length - 1; i >= 0; i--) {
      bits = bits.shiftLeft(32).or(BigInteger.valueOf(Integer.toUnsignedLong(word[i])));
    }
    if (beside) {
      set("in" + port + "_valid", 1);
      inputs[port].set(new Value(width, bits));
    } else {
      inputs[port].set(new Value(width + 1, bits.setBit(width)));
    }
  }

  @Override
  public void absent(int port) {
    if (beside) {
      set("in" + port + "_valid", 0);
    } else {
      inputs[port].set(new Value(width + 1, inputs[port].get().bits().clearBit(width)));
    }
  }

  @Override
  public void bus(boolean write, boolean read, int address, int data) {
    set("bus_write", write ? 1 : 0);
    set("bus_read", read ? 1 : 0);
    set("bus_address", address);
    set("bus_data", data);
  }

  @Override
  public void board(int linkUp, int boardId, int userAnswer) {
    set("link_up", linkUp);
    set("board_id", boardId);
    set("user_answer", userAnswer);
  }

  @Override
  public void step() {
    interpreter.step();
  }

  @Override
  public boolean valid(int output) {
    return beside
        ? value("out" + output + "_valid") == 1
        : (outputs[output].word(width / 64) >>> width % 64 & 1) == 1;
  }

  @Override
  public int[] word(int output) {
    int[] word = new int[(width + 31) / 32];
    for (int i = 0; i < word.length; i++) {
      word[i] = (int) (outputs[output].word(i / 2) >>> 32 * (i % 2));
    }
    if (!beside && width % 32 != 0) {
      word[word.length - 1] &= ~(1 << width % 32);
    }
    return word;
  }

  @Override
  public int value(String output) {
    return (int) named.computeIfAbsent(output, interpreter::probe).getLong();
  }
}
