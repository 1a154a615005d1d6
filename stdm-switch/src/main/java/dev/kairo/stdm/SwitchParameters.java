package dev.kairo.stdm;

import java.util.Locale;

/**
 * The size of a switch and its options.
 *
 * @param ports the input ports: 0 is the board's user logic, 1 and up are links
 * @param slots the most slots a frame can have, and how many it has after reset
 * @param width the bits of a word, the valid bit included if it is {@link ValidBit#TOP}
 */
public record SwitchParameters(int ports, int slots, int width, SwitchOptions options) {
  /** The documents' example: 3 ports, 4 slots, words of 85 bits. */
  public static final SwitchParameters PAPER =
      new SwitchParameters(3, 4, 85, SwitchOptions.DEFAULT);

  /** The FiC board: 5 ports, packets of 170 bits, the top one valid, each held for 2 cycles. */
  public static final SwitchParameters FIC =
      new SwitchParameters(5, 8, 170, SwitchOptions.DEFAULT.withHold(2).withValidBit(ValidBit.TOP));

  public SwitchParameters {
    ParameterRange.PORTS.check(ports);
    ParameterRange.SLOTS.check(slots);
    ParameterRange.WIDTH.check(width);
    ParameterRange.EJECTIONS.check(options.ejections());
    ParameterRange.HOLD.check(options.hold());
    if (ports + options.ejections() - 1 > ParameterRange.PORTS.most()) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "ports = %d with ejections = %d makes %d output ports, but the table's address has room",
                  ports,
                  options.ejections(),
                  ports + options.ejections() - 1)
              + String.format(
                  Locale.ROOT,
                  " for %d; take fewer ports or ejections",
                  ParameterRange.PORTS.most()));
    }
    if (width == 1 && options.validBit() == ValidBit.TOP) {
      throw new IllegalArgumentException(
          "width = 1 leaves no bit for the word when the top bit is the valid bit;"
              + " choose width = 2 or more, or valid = beside");
    }
  }

  /** A switch without options. */
  public SwitchParameters(int ports, int slots, int width) {
    this(ports, slots, width, SwitchOptions.DEFAULT);
  }

  /** The output ports: one for each input port, and the user logic's further ejections. */
  public int outputs() {
    return ports + options.ejections() - 1;
  }

  /** The table's value for an output that sends nothing. */
  public int idle() {
    return ports;
  }

  /** The bits of a word without its valid bit. */
  public int dataWidth() {
    return options.validBit() == ValidBit.TOP ? width - 1 : width;
  }

  /**
   * The cycles of a frame of {@code slotCount} slots: {@code hold * max(2, slotCount)}. A word
   * needs two cycles from pin to pin, so a single slot comes twice in its frame.
   */
  public int frameCycles(int slotCount) {
    return options.hold() * Math.max(2, slotCount);
  }

  /**
   * The cycles from a word on an input to the same word on an output, in frames of {@code
   * slotCount} slots: {@code hold * (max(2, slotCount) + outSlot - inSlot)}.
   */
  public int latencyCycles(int slotCount, int inSlot, int outSlot) {
    return frameCycles(slotCount) + options.hold() * (outSlot - inSlot);
  }

  /** The bits that count the slots of a frame. */
  int slotBits() {
    return bitsFor(Math.max(2, slots) - 1);
  }

  /** The bits of a table entry's port, idle included. */
  int portBits() {
    return bitsFor(idle());
  }

  private static int bitsFor(int largest) {
    return 32 - Integer.numberOfLeadingZeros(largest);
  }
}
