package dev.kairo.stdm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SwitchParametersTest {
  @Test
  void theDocumentsSwitch() {
    SwitchParameters paper = SwitchParameters.PAPER;
    assertEquals(3, paper.ports());
    assertEquals(4, paper.slots());
    assertEquals(85, paper.width());
    assertEquals(3, paper.outputs());
    assertEquals(3, paper.idle());
    assertEquals(4, paper.latencyCycles(4, 2, 2));
  }

  @Test
  void theBoardsSwitch() {
    SwitchParameters fic = SwitchParameters.FIC;
    assertEquals(5, fic.ports());
    assertEquals(170, fic.width());
    assertEquals(169, fic.dataWidth());
    assertEquals(2 * 8, fic.frameCycles(8));
  }

  @Test
  void aSingleSlotComesTwiceInItsFrame() {
    assertEquals(2, new SwitchParameters(2, 1, 8).frameCycles(1));
  }

  @Test
  void whatIsOutOfRangeIsRefusedWithTheRange() {
    refused(
        "ports = 1 is out of range; choose 2 to 16"
            + " (input ports: 0 is the user logic, 1 and up are links)",
        1,
        4,
        85,
        SwitchOptions.DEFAULT);
    refused(
        "slots = 128 is out of range; choose 1 to 127"
            + " (the most slots a frame can have, and how many it has after reset)",
        3,
        128,
        85,
        SwitchOptions.DEFAULT);
    refused(
        "width = 0 is out of range; choose 1 to 4096 (bits of a word)",
        3,
        4,
        0,
        SwitchOptions.DEFAULT);
    refused(
        "ejections = 0 is out of range; choose 1 to 15"
            + " (words the user logic can receive in one slot)",
        3,
        4,
        85,
        SwitchOptions.DEFAULT.withEjections(0));
    refused(
        "hold = 17 is out of range; choose 1 to 16 (cycles a slot lasts)",
        3,
        4,
        85,
        SwitchOptions.DEFAULT.withHold(17));
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    refused(
        "ports = 14 with ejections = 4 makes 17 output ports, but the table's address has room for"
            + " 16; take fewer ports or ejections",
        14,
        4,
        85,
        SwitchOptions.DEFAULT.withEjections(4));
    refused(
        "width = 1 leaves no bit for the word when the top bit is the valid bit;"
            + " choose width = 2 or more, or valid = beside",
        3,
        4,
        1,
        SwitchOptions.DEFAULT.withValidBit(ValidBit.TOP));
  }

  private static void refused(
      String sentence, int ports, int slots, int width, SwitchOptions options) {
    assertEquals(
        sentence,
        assertThrows(
                IllegalArgumentException.class,
                () -> new SwitchParameters(ports, slots, width, options))
            .getMessage());
  }
}
