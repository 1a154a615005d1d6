package dev.kairo.stdm.bench;

/**
 * The pins of a running switch. Words are arrays of 32-bit parts, the lowest first, without their
 * valid bit.
 */
public interface SwitchPins {
  /** One cycle of reset. */
  void reset();

  /** A word stands on an input until further notice. */
  void present(int port, int[] word);

  /** No word stands on an input. */
  void absent(int port);

  /** What the bus asks for. */
  void bus(boolean write, boolean read, int address, int data);

  /** What the board brings. */
  void board(int linkUp, int boardId, int userAnswer);

  /** One clock cycle. */
  void step();

  /** Whether an output sends a word. */
  boolean valid(int output);

  /** The word on an output. */
  int[] word(int output);

  /** The value of a narrow output by its name. */
  int value(String output);
}
