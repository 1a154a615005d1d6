package dev.kairo.hw.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NameTableTest {
  private final NameTable table = new NameTable();

  @Test
  void namesAreCountedByTheirBase() {
    table.claim("sum_1");
    assertEquals("sum", table.unique("sum"));
    assertEquals("sum_2", table.unique("sum"));
    assertEquals("Sum_3", table.unique("Sum"));
    assertEquals("other", table.unique("other"));
  }

  @Test
  void namesBecomeLegal() {
    assertEquals("a_b", table.unique("a$b"));
    assertEquals("n1st", table.unique("1st"));
    assertEquals("net", table.unique(""));
    assertEquals("BUS_net", table.unique("BUS"));
    assertEquals("x".repeat(60), table.unique("x".repeat(99)));
    assertEquals("x".repeat(58) + "_1", table.unique("x".repeat(99)));
  }

  @Test
  void wordsOfAllLanguagesAreReserved() {
    for (String word : new String[] {"wire", "dist", "do", "final", "Signal", "DOUBLE", "logic"}) {
      assertTrue(ReservedWords.contains(word), word);
    }
    assertFalse(ReservedWords.contains("sum"));
  }
}
