package dev.kairo.stdm.model;

import dev.kairo.stdm.RegisterMap;
import dev.kairo.stdm.SwitchParameters;
import java.util.Arrays;

/**
 * A switch in plain Java, equal to its circuit in every cycle and on every output.
 *
 * <p>It is told in frames, not in registers: words gather in the frame that enters, and leave from
 * the frame that entered before it, by that frame's table. Set the inputs, {@link #step}, and read
 * the outputs as they stand after the clock edge; a new model stands where the circuit stands after
 * its reset.
 *
 * <p>Words are arrays of 32-bit parts, the lowest first, without their valid bit.
 */
public final class StdmModel {
  private final SwitchParameters parameters;
  private final Registers registers;
  private final int[][] arriving;
  private final int[][] leaving;
  private Frame enters;
  private Frame leaves;
  private int position;
  private int cycleOfSlot;
  private Change change = Change.LOADS;
  private long taken;
  private long sent;

  /** How far a change of the table has come. */
  private enum Change {
    NONE,
    WAITS,
    ENTERS,
    LOADS
  }

  /** A switch after its reset. */
  public StdmModel(SwitchParameters parameters) {
    this.parameters = parameters;
    registers = new Registers(parameters);
    arriving = new int[parameters.ports()][];
    leaving = new int[parameters.outputs()][];
    Routes idle = Routes.idle(parameters);
    // The first cycle after reset is the last slot of a frame in which nothing is routed.
    enters = new Frame(idle.frameLength(), idle, parameters.ports());
    leaves = enters;
    position = enters.length - 1;
  }

  /** A word stands on an input until further notice. */
  public void present(int port, int[] word) {
    arriving[port] = word.clone();
  }

  /** No word stands on an input. */
  public void absent(int port) {
    arriving[port] = null;
  }

  /** The bus asks for a write; it is taken at the next step if the switch is ready. */
  public void write(int address, int data) {
    registers.present(Registers.Request.WRITE, address, data);
  }

  /** The bus asks for a read; the answer stands after the next step. */
  public void read(int address) {
    registers.present(Registers.Request.READ, address, 0);
  }

  /** The bus rests. */
  public void rest() {
    registers.present(Registers.Request.NONE, 0, 0);
  }

  /** What the board brings: one bit a link that is up, its number, the user logic's byte. */
  public void board(int linkUp, int boardId, int userAnswer) {
    registers.board(linkUp, boardId, userAnswer);
  }

  /** One clock cycle. */
  public void step() {
    boolean slotEnds = ++cycleOfSlot == parameters.options().hold();
    boolean asked = change == Change.WAITS;
    if (registers.step(ready(), slotEnds, words(arriving, accepts()), words(leaving, true))) {
      change = Change.WAITS;
    }
    if (slotEnds) {
      cycleOfSlot = 0;
      endSlot(asked);
    }
  }

  private static boolean[] words(int[][] words, boolean taken) {
    boolean[] present = new boolean[words.length];
    for (int i = 0; i < words.length; i++) {
      present[i] = taken && words[i] != null;
    }
    return present;
  }

  private void endSlot(boolean asked) {
    for (int port = 0; port < arriving.length && accepts(); port++) {
      enters.enter(port, position, arriving[port]);
      taken += arriving[port] == null ? 0 : 1;
    }
    position++;
    if (position == enters.length) {
      nextFrame(asked);
    }
    if (change == Change.LOADS && position == enters.length - 1) {
      change = Change.NONE;
    }
    for (int output = 0; output < leaving.length; output++) {
      leaving[output] = leaves.leaving(output, position);
      sent += leaving[output] == null ? 0 : 1;
    }
  }

  private void nextFrame(boolean asked) {
    position = 0;
    leaves = enters;
    Routes routes = leaves.routes;
    int length = routes.frameLength();
    if (asked) {
      // The frame that enters first by a new table still has the old length.
      routes = registers.written().copy();
      change = Change.ENTERS;
    } else if (change == Change.ENTERS) {
      change = Change.LOADS;
    }
    enters = new Frame(length, routes, parameters.ports());
  }

  /** Whether an output sends a word. */
  public boolean valid(int output) {
    return leaving[output] != null;
  }

  /** The word an output sends, all zeros if there is none. */
  public int[] word(int output) {
    return leaving[output] == null
        ? new int[(parameters.dataWidth() + 31) / 32]
        : leaving[output].clone();
  }

  /** The present slot. */
  public int slot() {
    return enters.routes.slotAt(position);
  }

  /** Whether words of the present slot are taken. */
  public boolean accepts() {
    return enters.accepts(position);
  }

  /** Whether a write is taken. */
  public boolean ready() {
    return change == Change.NONE;
  }

  /** The byte that was read last. */
  public int answer() {
    return registers.answer();
  }

  /** The LEDs. */
  public int leds() {
    return registers.leds();
  }

  /** Whether the user logic's byte was written in the last cycle. */
  public boolean userWrite() {
    return registers.userWrite();
  }

  /** The user logic's byte. */
  public int userData() {
    return registers.userData();
  }

  /** The words that entered a port. */
  public long wordsIn(int port) {
    return registers.count(RegisterMap.wordsIn(port));
  }

  /** The words that left an output. */
  public long wordsOut(int output) {
    return registers.count(RegisterMap.wordsOut(output));
  }

  /** The words all inputs took since the reset. */
  public long taken() {
    return taken;
  }

  /** The words all outputs sent since the reset. */
  public long sent() {
    return sent;
  }

  @Override
  public String toString() {
    return "slot " + slot() + " of " + enters.length + ", leaving " + Arrays.deepToString(leaving);
  }
}
