package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** No value depends on itself without a register between, seen through instances as well. */
public final class CombinationalLoops implements Check {
  private static final byte OPEN = 1;
  private static final byte DONE = 2;
  private final Reach reach = new Reach();

  @Override
  public List<Diagnostic> check(Circuit circuit, String path) {
    byte[] state = new byte[circuit.size()];
    List<Diagnostic> found = new ArrayList<>();
    for (int id = 0; id < state.length && found.isEmpty(); id++) {
      // Only a wire refers forward, so every loop runs through one.
      if (state[id] == 0 && circuit.node(id) instanceof Node.Wire) {
        search(circuit, id, state, path, found);
      }
    }
    return found;
  }

  private void search(
      Circuit circuit, int from, byte[] state, String path, List<Diagnostic> found) {
    IntStack trail = new IntStack();
    trail.push(from);
    while (!trail.isEmpty()) {
      int id = trail.peek();
      if (state[id] == OPEN) {
        state[id] = DONE;
        trail.pop();
      } else if (state[id] == DONE) {
        trail.pop();
      } else {
        state[id] = OPEN;
        int[] closing = {Node.NONE};
        reach.eachCause(
            circuit,
            id,
            cause -> {
              if (state[cause] == OPEN) {
                closing[0] = cause;
              } else if (state[cause] == 0) {
                trail.push(cause);
              }
            });
        if (closing[0] != Node.NONE) {
          found.add(loop(circuit, trail, state, closing[0], path));
          return;
        }
      }
    }
  }

  /** The open nodes of the trail from the one that closes the loop: each waits for the next. */
  private static Diagnostic loop(
      Circuit circuit, IntStack trail, byte[] state, int closing, String path) {
    List<String> names = new ArrayList<>();
    List<Location> where = new ArrayList<>();
    boolean inside = false;
    for (int i = 0; i < trail.size(); i++) {
      int id = trail.get(i);
      inside |= id == closing;
      if (inside && state[id] == OPEN && !names.contains(Names.of(circuit, id))) {
        names.add(Names.of(circuit, id));
        where.add(circuit.locations()[id]);
      }
    }
    return new Diagnostic(
        Code.LOOP,
        path,
        names.stream().collect(Collectors.joining(" <- "))
            + " <- "
            + names.get(0)
            + " depends on itself within one cycle",
        "put a register into the loop",
        where);
  }
}
