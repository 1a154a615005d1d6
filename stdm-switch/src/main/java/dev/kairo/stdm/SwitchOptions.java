package dev.kairo.stdm;

/**
 * What a switch can do beyond copying words within their slot.
 *
 * @param interchange the table also names the slot a word comes from, so that a word may leave in
 *     another slot than it entered
 * @param ejections the words the user logic can receive in one slot; 1 is a single {@code out0}
 * @param hold the cycles a slot lasts, during which each word is held on its lane
 * @param validBit where the valid bit of a word lives
 */
public record SwitchOptions(boolean interchange, int ejections, int hold, ValidBit validBit) {
  /** No interchange, one ejection, a new word every cycle, the valid bit beside the word. */
  public static final SwitchOptions DEFAULT = new SwitchOptions(false, 1, 1, ValidBit.BESIDE);

  /** The same with slot interchange. */
  public SwitchOptions withInterchange() {
    return new SwitchOptions(true, ejections, hold, validBit);
  }

  /** The same with another number of words for the user logic in one slot. */
  public SwitchOptions withEjections(int count) {
    return new SwitchOptions(interchange, count, hold, validBit);
  }

  /** The same with another number of cycles a slot. */
  public SwitchOptions withHold(int cycles) {
    return new SwitchOptions(interchange, ejections, cycles, validBit);
  }

  /** The same with the valid bit elsewhere. */
  public SwitchOptions withValidBit(ValidBit place) {
    return new SwitchOptions(interchange, ejections, hold, place);
  }
}
