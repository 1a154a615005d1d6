package dev.kairo.stdm.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.stdm.SwitchOptions;
import dev.kairo.stdm.SwitchParameters;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlotTableTest {
  private static final SwitchParameters SMALL = new SwitchParameters(2, 2, 8);
  private static final SwitchParameters MOVING =
      new SwitchParameters(2, 2, 8, SwitchOptions.DEFAULT.withInterchange());

  @Test
  void aTableIsAValue() {
    SlotTable idle = SlotTable.idle(3, 2, 3);
    SlotTable multicast = idle.with(1, 0, 2).with(2, 0, 2);
    assertTrue(idle.isIdle(1, 0));
    assertFalse(multicast.isIdle(1, 0));
    assertEquals(multicast, idle.with(2, 0, 2).with(1, 0, 2));
    assertEquals(multicast.hashCode(), idle.with(2, 0, 2).with(1, 0, 2).hashCode());
    assertNotEquals(multicast, idle);
    assertEquals("0: - -\n1: 2 -\n2: 2 -\n", multicast.toString());
    assertFalse(multicast.interchanges());
    SlotTable moving = multicast.with(0, 1, 1, 0);
    assertTrue(moving.interchanges());
    assertEquals("0: - 1@0\n1: 2 -\n2: 2 -\n", moving.toString());
    assertEquals(idle, moving.with(0, 1, 3, 0).with(1, 0, 3).with(2, 0, 3), "idle has no source");
  }

  @Test
  void theWritesOfATable() {
    assertEquals(
        "[0000 <- 02, 0001 <- 01, 0100 <- 00, 0101 <- 02, fff8 <- 04, fff7 <- 01]",
        SlotTable.idle(SMALL, 2).with(0, 1, 1).with(1, 0, 0).writes(SMALL).toString());
    assertEquals(
        "[0000 <- 02, 8000 <- 00, 0100 <- 00, 8100 <- 00, fff8 <- 02, fff7 <- 01]",
        SlotTable.idle(MOVING, 1).with(1, 0, 0).writes(MOVING).toString());
  }

  @Test
  void registerBytesAndTablesRoundTrip() {
    SplittableRandom random = new SplittableRandom(5);
    int tables = 0;
    for (int i = 0; i < 200; i++) {
      boolean interchange = i % 2 == 1;
      SwitchParameters parameters =
          new SwitchParameters(
              2 + random.nextInt(6),
              1 + random.nextInt(12),
              8,
              new SwitchOptions(
                  interchange, 1 + random.nextInt(3), 1, SwitchOptions.DEFAULT.validBit()));
      SlotTable table = RandomTables.of(parameters, random);
      RegisterImage image = new RegisterImage(parameters).write(table.writes(parameters));
      assertEquals(table, image.table());
      tables++;
    }
    assertEquals(200, tables);
  }

  @Test
  void bytesThatAreNoTableAreRefused() {
    List<RegisterWrite> writes = SlotTable.idle(MOVING, 2).with(1, 1, 0).writes(MOVING);
    refusedBytes(
        "Address fff8 (the slot count) was never written; write all entries and the slot count.",
        List.of());
    refusedBytes(
        "Address 0000 (output 0, slot 0) was never written;"
            + " write all entries and the slot count.",
        List.of(new RegisterWrite(0xfff8, 4)));
    refusedBytes(
        "Address fff8 holds 3 as the slot count; it must be an even number from 2 to 4.",
        List.of(new RegisterWrite(0xfff8, 3)));
    refusedBytes(
        "Address 0001 holds input port 3; allowed are 0 to 1, and 2 for idle.",
        with(writes, new RegisterWrite(0x0001, 3)));
    refusedBytes(
        "Address 8101 holds input slot 2; allowed are 0 to 1.",
        with(writes, new RegisterWrite(0x8101, 2)));
  }

  private static List<RegisterWrite> with(List<RegisterWrite> writes, RegisterWrite last) {
    List<RegisterWrite> all = new java.util.ArrayList<>(writes);
    all.add(last);
    return all;
  }

  private static void refusedBytes(String sentence, List<RegisterWrite> writes) {
    RegisterImage image = new RegisterImage(MOVING).write(writes);
    assertEquals(sentence, assertThrows(TableFormatException.class, image::table).getMessage());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    SlotTable table = SlotTable.idle(2, 2, 2);
    refused(
        "Output 2, slot 0 is not in the table; outputs go from 0 to 1 and slots from 0 to 1.",
        () -> table.with(2, 0, 0));
    refused(
        "Output 0, slot 1: input port 3; choose 0 to 1, or 2 for idle.", () -> table.with(0, 1, 3));
    refused("Output 0, slot 1: input slot 2; choose 0 to 1.", () -> table.with(0, 1, 1, 2));
    refused(
        "The table moves words between slots, which this switch cannot;"
            + " generate it with interchange = true.",
        () -> table.with(0, 1, 1, 0).writes(SMALL));
    refused(
        "The table has 3 slots but the switch has room for 2; generate it with slots = 3.",
        () -> SlotTable.idle(2, 3, 2).writes(SMALL));
    refused(
        "The table has 3 inputs and 3 outputs but the switch has 2 and 2.",
        () -> SlotTable.idle(3, 2, 3).writes(SMALL));
    refused("A table of 128 slots; it can have 1 to 127.", () -> SlotTable.idle(2, 128, 2));
    refused(
        "A write of 256 to address 3; addresses go to 65535 and data to 255.",
        () -> new RegisterWrite(3, 256));
  }

  private static void refused(String sentence, org.junit.jupiter.api.function.Executable action) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
