package dev.kairo.train.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words as 85 bits and back. */
class StdmWordTest {
  @Test
  void theFieldsStandWhereThePageSays() {
    StdmWord word = new StdmWord(WordKind.BIASES, 0x1234, List.of(0x3f800000L, 0xc0000000L));
    // valid 1, kind 100, second 1: 1_1001 = 0x19.
    assertEquals("191234c00000003f800000", word.encode().toString(16));
    assertEquals(85, word.encode().bitLength());
  }

  @Test
  void everyKindComesBack() {
    int kinds = 0;
    for (WordKind kind : WordKind.values()) {
      for (List<Long> numbers : List.of(List.of(0xffffffffL), List.of(1L, 0x80000000L))) {
        StdmWord word = new StdmWord(kind, 65_535, numbers);
        assertEquals(word, StdmWord.decode(word.encode()));
        kinds++;
      }
    }
    assertEquals(16, kinds);
  }

  @Test
  void anOddRowEndsInAWordOfOneNumber() {
    assertEquals(
        List.of(
            new StdmWord(WordKind.WEIGHTS, 0, List.of(7L, 8L)),
            new StdmWord(WordKind.WEIGHTS, 2, List.of(9L))),
        StdmWord.row(WordKind.WEIGHTS, new long[] {7, 8, 9}));
  }

  @Test
  void whatIsNoWordIsRefused() {
    assertFalse(StdmWord.valid(BigInteger.ONE));
    assertEquals(
        "1 is not a word; look at bit 84 first.",
        assertThrows(IllegalArgumentException.class, () -> StdmWord.decode(BigInteger.ONE))
            .getMessage());
    assertEquals(
        "A word of 3 numbers is not possible; give it one or two.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new StdmWord(WordKind.ERRORS, 0, List.of(1L, 2L, 3L)))
            .getMessage());
    assertEquals(
        "The address 65536 does not fit; choose 0 to 65535.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new StdmWord(WordKind.ERRORS, 65_536, List.of(1L)))
            .getMessage());
    assertEquals(
        "The number 100000000 does not fit; choose one of 32 bits.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new StdmWord(WordKind.ERRORS, 0, List.of(1L << 32)))
            .getMessage());
  }
}
