package dev.kairo.hw.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Names that every tool takes, in one style. */
class NameTableTest {
  @Test
  void aVariablesHumpsBecomeUnderscores() {
    assertEquals("write_entry", NameTable.legal("writeEntry"));
    assertEquals("user_id", NameTable.legal("userID"));
    assertEquals("tap3_next", NameTable.legal("tap3Next"));
    assertEquals("already_so", NameTable.legal("already_so"));
  }

  @Test
  void classesAndConstantsKeepTheirs() {
    assertEquals("RouteTable", NameTable.legal("RouteTable"));
    assertEquals("AT_STATUS", NameTable.legal("AT_STATUS"));
  }

  @Test
  void whatNoToolTakesIsReplaced() {
    assertEquals("n0_sum", NameTable.legal("0_sum"));
    assertEquals("a_b", NameTable.legal("a$b"));
    assertEquals("reg_net", NameTable.legal("reg"));
    assertEquals("net", NameTable.legal(""));
    assertEquals(NameTable.LONGEST, NameTable.legal("aB".repeat(100)).length());
  }

  @Test
  void namesThatDifferOnlyInCaseAreToldApart() {
    NameTable table = new NameTable();
    assertEquals("sum", table.unique("sum"));
    assertEquals("Sum_1", table.unique("Sum"));
    assertEquals("sum_2", table.unique("sum"));
  }
}
