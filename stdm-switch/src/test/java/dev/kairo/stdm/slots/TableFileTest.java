package dev.kairo.stdm.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.stdm.SwitchOptions;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.ValidBit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TableFileTest {
  private static final String SMALL =
      """
      {
        "ports" : 2,
        "slots" : 1,
        "outputs" : 1,
        "table" : {
          "output0" : {
            "port0" : {
              "slot0" : 1
            },
            "port1" : {
              "slot0" : 2
            }
          }
        }
      }
      """;

  @Test
  void thePublicForm() {
    SlotTable table = SlotTable.idle(2, 1, 2).with(0, 0, 1);
    assertEquals(SMALL, TableFile.of(table).json());
    TableFile read = TableFile.read(SMALL, "t.json");
    assertEquals(List.of(table), read.tables());
    assertEquals(List.of(), read.warnings());
  }

  @Test
  void theOlderFormIsReadWithAWarningAndWrittenAnew() {
    String older = SMALL.replace("outputs", "switches").replace("output0", "switch0");
    TableFile read = TableFile.read(older, "t.json");
    assertEquals(
        List.of(
            "t.json: \"switches\" is an older name; write \"outputs\" and \"output0\" instead."),
        read.warnings());
    assertEquals(SMALL, read.json());
  }

  @Test
  void tablesRoundTrip() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 200; i++) {
      SwitchParameters parameters =
          new SwitchParameters(
              2 + random.nextInt(6),
              1 + random.nextInt(12),
              8,
              new SwitchOptions(random.nextBoolean(), 1 + random.nextInt(3), 1, ValidBit.BESIDE));
      SlotTable table = RandomTables.of(parameters, random);
      TableFile file = new TableFile(java.util.Collections.nCopies(1 + i % 3, table), List.of());
      TableFile again = TableFile.read(file.json(), "t.json");
      assertEquals(file, again);
      assertEquals(file.json(), again.json());
    }
  }

  @Test
  void whatIsNoTableIsRefusedWithItsPlace() {
    refused(
        "t.json: is [1]",
        "[1]",
        "t.json is an array; allowed is an object with ports, slots," + " outputs and table.");
    broken(
        "\"ports\" : 2,", "", "t.json has no \"ports\"; allowed is outputs, ports, slots, table.");
    broken(
        "\"ports\" : 2",
        "\"ports\" : 17",
        "t.json: ports is 17; allowed is a whole number from 2 to 16.");
    broken(
        "\"slots\" : 1",
        "\"slots\" : \"1\"",
        "t.json: slots is \"1\"; allowed is a whole number from 1 to 127.");
    broken(
        "\"outputs\" : 1",
        "\"outputs\" : 2",
        "t.json: table has no \"output1\"; allowed is output0 to output1, each of them.");
    broken(
        "\"slots\" : 1,",
        "\"slots\" : 1, \"lanes\" : 4,",
        "t.json has \"lanes\"; allowed is ejections, inputSlots, outputs, ports, slots, table.");
    broken("port1", "port2", "t.json: table.output0 has \"port2\"; allowed is port0 to port1.");
    broken(
        "\"slot0\" : 1",
        "\"slot1\" : 1",
        "t.json: table.output0.port0 has \"slot1\"; allowed is slot0.");
    broken(
        "\"slot0\" : 1",
        "\"slot0\" : 3",
        "t.json: table.output0.port0.slot0 is 3; allowed is a whole number from 0 to 2.");
    broken(
        "\"slot0\" : 1",
        "\"slot0\" : 1.5",
        "t.json: table.output0.port0.slot0 is 1.5; allowed is a whole number from 0 to 2.");
    broken(
        "\"slot0\" : 1",
        "\"slot0\" : 1, \"slot0\" : 2",
        "t.json:8:29 is not JSON: Duplicate field 'slot0'.");
    broken(
        "\"table\" : {",
        "\"inputSlots\" : {\"output0\":{\"port0\":{\"slot0\":1}}}, \"table\" : {",
        "t.json: inputSlots.output0 has no \"port1\"; allowed is port0 to port1, each of them.");
  }

  @Test
  void textThatIsCutShortIsRefused() {
    int refusedTexts = 0;
    for (int length = 0; length < SMALL.strip().length(); length++) {
      String cut = SMALL.substring(0, length);
      assertThrows(TableFormatException.class, () -> TableFile.read(cut, "t.json"), cut);
      refusedTexts++;
    }
    assertEquals(SMALL.strip().length(), refusedTexts);
  }

  private static void broken(String part, String instead, String sentence) {
    refused(part, SMALL.replace(part, instead), sentence);
  }

  private static void refused(String what, String text, String sentence) {
    assertEquals(
        sentence,
        assertThrows(TableFormatException.class, () -> TableFile.read(text, "t.json"), what)
            .getMessage());
  }
}
