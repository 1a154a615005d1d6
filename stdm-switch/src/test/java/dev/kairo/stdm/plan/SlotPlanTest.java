package dev.kairo.stdm.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.slots.SlotTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables bring every word to its board and nowhere else, and a checker sees when they do not. */
class SlotPlanTest {
  private static List<Flow> allToAll(int boards) {
    List<Flow> flows = new ArrayList<>();
    for (int from = 0; from < boards; from++) {
      for (int to = 0; to < boards; to++) {
        if (from != to) {
          flows.add(new Flow(from + " to " + to, from, to));
        }
      }
    }
    return flows;
  }

  private static List<SlotTable> tables(SlotPlan plan) {
    SwitchParameters parameters =
        new SwitchParameters(plan.cabling().ports(), Math.max(2, plan.slots()), 8);
    List<SlotTable> tables = new ArrayList<>();
    for (int board = 0; board < plan.cabling().boards(); board++) {
      tables.add(plan.table(board, parameters));
    }
    return tables;
  }

  private static List<TableCheck.Sent> sent(SlotPlan plan) {
    return plan.circuits().stream()
        .map(circuit -> new TableCheck.Sent(circuit.flow(), circuit.slot()))
        .toList();
  }

  @Test
  void fourBoardsTalkToEachOtherInThreeSlots() {
    SlotPlan plan = SlotPlan.of(Cabling.mesh(4), allToAll(4));
    assertEquals(3, plan.bound());
    assertEquals(3, plan.slots());
    assertEquals(List.of(), TableCheck.problems(plan.cabling(), tables(plan), sent(plan)));
  }

  @Test
  void wordsPassBoardsInBetween() {
    for (int boards = 3; boards <= 8; boards++) {
      SlotPlan plan = SlotPlan.of(Cabling.ring(boards), allToAll(boards));
      assertTrue(plan.slots() >= plan.bound());
      assertEquals(List.of(), TableCheck.problems(plan.cabling(), tables(plan), sent(plan)));
    }
  }

  @Test
  void aCheckerSeesEveryWrongEntry() {
    SlotPlan plan = SlotPlan.of(Cabling.ring(4), allToAll(4));
    List<SlotTable> right = tables(plan);
    int seen = 0;
    for (int board = 0; board < 4; board++) {
      SlotTable table = right.get(board);
      for (int output = 0; output < table.outPorts(); output++) {
        for (int slot = 0; slot < table.slots(); slot++) {
          for (int input = 0; input <= table.idleValue(); input++) {
            if (input == table.inputPort(output, slot)) {
              continue;
            }
            List<SlotTable> wrong = new ArrayList<>(right);
            wrong.set(board, table.with(output, slot, input));
            List<String> problems = TableCheck.problems(plan.cabling(), wrong, sent(plan));
            assertTrue(!problems.isEmpty(), "board " + board + ": " + output + "/" + slot);
            seen++;
          }
        }
      }
    }
    assertEquals(4 * 3 * plan.slots() * 3, seen);
  }

  @Test
  void theCheckerSpeaksInSentences() {
    Cabling two = Cabling.mesh(2);
    Flow flow = new Flow("sums", 0, 1);
    SlotPlan plan = SlotPlan.of(two, List.of(flow));
    List<SlotTable> right = tables(plan);
    List<SlotTable> lost = List.of(right.get(0), right.get(1).with(0, 0, 2));
    assertEquals(
        List.of(
            "Words of sums come to board 1 on port 1, and no output takes them.",
            "Words of sums arrive at boards []; they should arrive at board 1."),
        TableCheck.problems(two, lost, sent(plan)));
    List<SlotTable> stray = List.of(right.get(0).with(0, 0, 1), right.get(1));
    assertEquals(
        List.of("Board 0's output 0 names an input in slot 0, but no flow comes by."),
        TableCheck.problems(two, stray, sent(plan)));
    List<SlotTable> circle = List.of(right.get(0), right.get(1).with(1, 0, 1));
    assertEquals(
        List.of("Board 1's output 1 names an input in slot 0, but no flow comes by."),
        TableCheck.problems(two, circle, List.of()).subList(2, 3));
    assertEquals(
        List.of("Board 0 sends words of two flows in slot 0."),
        TableCheck.problems(
            two, right, List.of(new TableCheck.Sent(flow, 0), new TableCheck.Sent(flow, 0))));
  }

  @Test
  void cablesThatCannotBeAreRefused() {
    assertEquals(
        "No cables lead from board 0 to board 1, as the flow lost would need.",
        refusal(() -> SlotPlan.of(new Cabling(2, List.of()), List.of(new Flow("lost", 0, 1)))));
    assertEquals(
        "The flow own stays on board 2; only flows between boards pass a switch.",
        refusal(() -> new Flow("own", 2, 2)));
    var end = new Cabling.End(0, 1);
    var cable = new Cabling.Cable(end, new Cabling.End(1, 1));
    assertEquals(
        "Two cables end at board 0, port 1; a port has one.",
        refusal(() -> new Cabling(2, List.of(cable, cable))));
    assertEquals(
        "A cable ends at board 1, port 1; there are boards 0 to 0, and ports from 1 on.",
        refusal(() -> new Cabling(1, List.of(cable))));
  }

  private static String refusal(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
