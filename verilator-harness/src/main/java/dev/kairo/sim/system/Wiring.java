package dev.kairo.sim.system;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which boards there are and the cables between them. */
public record Wiring(List<String> boards, List<Cable> cables) {
  public Wiring {
    boards = List.copyOf(boards);
    cables = List.copyOf(cables);
    Set<String> known = new HashSet<>();
    for (String board : boards) {
      if (!known.add(board)) {
        throw new IllegalArgumentException("Two boards are called " + board + ".");
      }
    }
    Set<String> driven = new HashSet<>();
    for (Cable cable : cables) {
      for (String board : List.of(cable.fromBoard(), cable.toBoard())) {
        if (!known.contains(board)) {
          throw new IllegalArgumentException(
              "The cable from %s names the board %s; there are %s."
                  .formatted(cable.name(), board, String.join(", ", boards)));
        }
      }
      if (!driven.add(cable.toBoard() + "." + cable.toPort())) {
        throw new IllegalArgumentException(
            "Two cables end at %s.%s; an input has one source."
                .formatted(cable.toBoard(), cable.toPort()));
      }
    }
  }

  /** The cables that end at a board. */
  List<Cable> into(String board) {
    return cables.stream().filter(cable -> cable.toBoard().equals(board)).toList();
  }

  /** The cables that begin at a board. */
  List<Cable> outOf(String board) {
    return cables.stream().filter(cable -> cable.fromBoard().equals(board)).toList();
  }
}
