package dev.kairo.stdm;

/**
 * The addresses of a switch's registers: 16-bit addresses, 8-bit data.
 *
 * <p>Table entries stand at {@code (outPort << 8) | slot}. Counters and timers are 32 bits, lowest
 * byte first; reading the lowest byte keeps the other three until they are read, so that the four
 * belong together.
 */
public final class RegisterMap {
  /** The input port of the table's entries, from here to {@code 0x0fff}. */
  public static final int TABLE = 0x0000;

  /** The user logic's byte. */
  public static final int USER = 0x1000;

  /** The input slot of the table's entries, with slot interchange. */
  public static final int INPUT_SLOTS = 0x8000;

  /** The packet counters; writing here sets all of them to 0. */
  public static final int COUNTERS = 0xff00;

  /** The timers in clock cycles; writing to one sets it to 0. */
  public static final int TIMERS = 0xff80;

  /** Writing 1 has the switch take up the table and the slot count at a frame boundary. */
  public static final int TAKE_UP = 0xfff7;

  /** The number of slots times two. */
  public static final int SLOT_COUNT = 0xfff8;

  /** The LEDs. */
  public static final int LEDS = 0xfffb;

  /** The board's number. */
  public static final int BOARD_ID = 0xfffc;

  /** One bit for each of the first eight links that is up. */
  public static final int LINK_UP = 0xfffd;

  /** A byte that keeps what is written to it. */
  public static final int TEST = 0xfffe;

  /** Bit 0: the switch is busy taking up a table. Bit 1: all links are up. */
  public static final int STATUS = 0xffff;

  /** The number of timers. */
  public static final int TIMER_COUNT = 2;

  /** The end of counters and timers. */
  static final int COUNTED_END = TIMERS + 4 * TIMER_COUNT;

  private RegisterMap() {}

  /** The input port of an entry. */
  public static int inputPort(int outPort, int slot) {
    return TABLE | outPort << 8 | slot;
  }

  /** The input slot of an entry. */
  public static int inputSlot(int outPort, int slot) {
    return INPUT_SLOTS | outPort << 8 | slot;
  }

  /** The lowest byte of the counter of the words that entered a port. */
  public static int wordsIn(int port) {
    return COUNTERS + 32 * (port / 4) + 4 * (port % 4);
  }

  /** The lowest byte of the counter of the words that left a port. */
  public static int wordsOut(int outPort) {
    return wordsIn(outPort) + 16;
  }

  /** The lowest byte of a timer. */
  public static int timer(int index) {
    return TIMERS + 4 * index;
  }
}
