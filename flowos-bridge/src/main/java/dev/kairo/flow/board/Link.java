package dev.kairo.flow.board;

import dev.kairo.stdm.SwitchOptions;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.ValidBit;

/**
 * The cables of a system and what its switches are like: words of 170 bits on two lanes, one a
 * cycle, the top bit valid.
 *
 * @param ports ports of a switch, the user logic's included
 * @param slots slots of a frame
 * @param latency cycles of a cable
 */
public record Link(int ports, int slots, int latency) {
  /** Bits of a word. */
  public static final int WIDTH = 170;

  /** Bits that tell the flows of a board apart where they arrive. */
  static final int TAG_BITS = 8;

  /** Bits that a flow has for itself. */
  public static final int PAYLOAD_BITS = WIDTH - 1 - TAG_BITS;

  /** What each switch is like. */
  public SwitchParameters switchParameters() {
    return new SwitchParameters(
        ports, slots, WIDTH, SwitchOptions.DEFAULT.withValidBit(ValidBit.TOP));
  }

  /** Cycles of a frame. */
  public int frame() {
    return switchParameters().frameCycles(slots);
  }

  /**
   * Cycles that words wait behind a cable so that they enter the switch in the slot in which they
   * left the last one. A word is on its cable a cycle after the switch has shown it.
   */
  public int waitCycles() {
    return Math.floorMod(1 - latency, frame());
  }

  /** Cycles from a word that is sent to the same word at the other board's user logic. */
  public int passageCycles() {
    return 2 * frame() + latency - 1 + waitCycles();
  }
}
