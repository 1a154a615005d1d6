package dev.kairo.stdm.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Boards and the cables between them; port 0 of a board is its user logic.
 *
 * @param boards how many boards there are
 * @param cables the cables, each for words in both directions
 */
public record Cabling(int boards, List<Cable> cables) {
  /** An end of a cable. */
  public record End(int board, int port) {}

  /** A cable. */
  public record Cable(End one, End other) {}

  public Cabling {
    cables = List.copyOf(cables);
    Set<End> used = new HashSet<>();
    for (Cable cable : cables) {
      for (End end : List.of(cable.one(), cable.other())) {
        if (end.board() < 0 || end.board() >= boards || end.port() < 1) {
          throw new IllegalArgumentException(
              "A cable ends at board %d, port %d; there are boards 0 to %d, and ports from 1 on."
                  .formatted(end.board(), end.port(), boards - 1));
        }
        if (!used.add(end)) {
          throw new IllegalArgumentException(
              "Two cables end at board %d, port %d; a port has one."
                  .formatted(end.board(), end.port()));
        }
      }
    }
  }

  /** Every board joined to every other one, the prototype of four boards for example. */
  public static Cabling mesh(int boards) {
    List<Cable> cables = new ArrayList<>();
    for (int one = 0; one < boards; one++) {
      for (int other = one + 1; other < boards; other++) {
        cables.add(new Cable(new End(one, other), new End(other, one + 1)));
      }
    }
    return new Cabling(boards, cables);
  }

  /** Each board joined to the next one on its port 1, and to the one before on its port 2. */
  public static Cabling ring(int boards) {
    List<Cable> cables = new ArrayList<>();
    for (int board = 0; board < boards; board++) {
      cables.add(new Cable(new End(board, 1), new End((board + 1) % boards, 2)));
    }
    return new Cabling(boards, cables);
  }

  /** The other end of the cable at a port. */
  public Optional<End> across(End end) {
    for (Cable cable : cables) {
      if (cable.one().equals(end)) {
        return Optional.of(cable.other());
      }
      if (cable.other().equals(end)) {
        return Optional.of(cable.one());
      }
    }
    return Optional.empty();
  }

  /** Ports that each board's switch needs, the user logic's included. */
  public int ports() {
    int most = 0;
    for (Cable cable : cables) {
      most = Math.max(most, Math.max(cable.one().port(), cable.other().port()));
    }
    return most + 1;
  }
}
