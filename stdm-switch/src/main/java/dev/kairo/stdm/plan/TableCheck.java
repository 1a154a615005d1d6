package dev.kairo.stdm.plan;

import dev.kairo.stdm.slots.SlotTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Follows a word of each flow through the tables of all switches and says what is wrong with them.
 *
 * <p>It knows nothing of how the tables were found: a word goes to every output whose entry names
 * the port it came in by, and across the cable there.
 */
public final class TableCheck {
  private final Cabling cabling;
  private final List<SlotTable> tables;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  /** A flow, and the slot in which its words are sent. */
  public record Sent(Flow flow, int slot) {}

  private TableCheck(Cabling cabling, List<SlotTable> tables) {
    this.cabling = cabling;
    this.tables = tables;
  }

  /**
   * What is wrong, nothing if all is well.
   *
   * @param tables each board's table
   */
  public static List<String> problems(Cabling cabling, List<SlotTable> tables, List<Sent> flows) {
    TableCheck check = new TableCheck(cabling, tables);
    Set<String> sending = new HashSet<>();
    for (Sent sent : flows) {
      if (!sending.add(sent.flow().source() + "/" + sent.slot())) {
        check.problems.add(
            "Board %d sends words of two flows in slot %d."
                .formatted(sent.flow().source(), sent.slot()));
      }
      check.follow(sent);
    }
    check.strays();
    return List.copyOf(check.problems);
  }

  private void follow(Sent sent) {
    Set<Integer> arrived = new HashSet<>();
    boolean ends = follow(sent, new Cabling.End(sent.flow().source(), 0), arrived, new HashSet<>());
    if (!ends) {
      problems.add(
          "Words of %s go round in a circle in slot %d."
              .formatted(sent.flow().name(), sent.slot()));
    }
    if (!arrived.equals(Set.of(sent.flow().destination()))) {
      problems.add(
          "Words of %s arrive at boards %s; they should arrive at board %d."
              .formatted(sent.flow().name(), arrived, sent.flow().destination()));
    }
  }

  /** Follows a word that comes in at an end; false if it comes back to where it was. */
  private boolean follow(
      Sent sent, Cabling.End at, Set<Integer> arrived, Set<Cabling.End> visited) {
    if (!visited.add(at)) {
      return false;
    }
    SlotTable table = tables.get(at.board());
    boolean ends = true;
    boolean taken = false;
    for (int output = 0; output < table.outPorts(); output++) {
      if (sent.slot() >= table.slots() || table.inputPort(output, sent.slot()) != at.port()) {
        continue;
      }
      taken = true;
      used.add(entry(at.board(), output, sent.slot()));
      if (output == 0) {
        arrived.add(at.board());
        continue;
      }
      Cabling.End out = new Cabling.End(at.board(), output);
      if (cabling.across(out).isEmpty()) {
        problems.add(
            "Words of %s leave board %d on port %d, where no cable is."
                .formatted(sent.flow().name(), at.board(), output));
      } else {
        ends &= follow(sent, cabling.across(out).get(), arrived, visited);
      }
    }
    if (!taken) {
      problems.add(
          "Words of %s come to board %d on port %d, and no output takes them."
              .formatted(sent.flow().name(), at.board(), at.port()));
    }
    return ends;
  }

  private void strays() {
    for (int board = 0; board < tables.size(); board++) {
      SlotTable table = tables.get(board);
      for (int output = 0; output < table.outPorts(); output++) {
        for (int slot = 0; slot < table.slots(); slot++) {
          if (!table.isIdle(output, slot) && !used.contains(entry(board, output, slot))) {
            problems.add(
                "Board %d's output %d names an input in slot %d, but no flow comes by."
                    .formatted(board, output, slot));
          }
        }
      }
    }
  }

  private static String entry(int board, int output, int slot) {
    return String.format(Locale.ROOT, "%d.%d/%d", board, output, slot);
  }
}
