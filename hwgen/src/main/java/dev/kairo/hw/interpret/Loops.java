package dev.kairo.hw.interpret;

import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.check.Code;
import dev.kairo.hw.check.Diagnostic;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds and tells a combinational loop among nodes that could not be put in order. */
final class Loops {
  private final Hierarchy hierarchy;

  /** The names of the wires and ports that stand for a node of the loop. */
  private final Map<Integer, Integer> named = new TreeMap<>();

  private Loops(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** The exception for wires that only drive each other, each driving the one before it. */
  static CircuitException ofWires(Hierarchy hierarchy, List<Integer> loop) {
    Collections.reverse(loop);
    return new Loops(hierarchy).found(loop);
  }

  /**
   * The exception for one loop among the nodes that wait for each other.
   *
   * @param operands the operands of each node, by flat id
   * @param waiting whether a node could not be evaluated
   */
  static CircuitException among(Hierarchy hierarchy, int[][] operands, boolean[] waiting) {
    int at = 0;
    while (!waiting[at]) {
      at++;
    }
    // Every waiting node has a waiting operand, so walking upwards must come round.
    int[] seenAt = new int[waiting.length];
    Arrays.fill(seenAt, Node.NONE);
    List<Integer> walk = new ArrayList<>();
    while (seenAt[at] == Node.NONE) {
      seenAt[at] = walk.size();
      walk.add(at);
      at = firstWaiting(operands[at], waiting);
    }
    List<Integer> loop = new ArrayList<>(walk.subList(seenAt[at], walk.size()));
    Collections.reverse(loop);
    Loops loops = new Loops(hierarchy);
    loops.nameAfterWires(loop);
    return loops.found(loop);
  }

  private static int firstWaiting(int[] operands, boolean[] waiting) {
    for (int operand : operands) {
      if (waiting[operand]) {
        return operand;
      }
    }
    throw new IllegalStateException("a node waits although all its operands are known");
  }

  private void nameAfterWires(List<Integer> loop) {
    for (int flat = 0; flat < hierarchy.size(); flat++) {
      if (!hierarchy.name(flat).isEmpty() && loop.contains(hierarchy.resolve(flat))) {
        named.putIfAbsent(hierarchy.resolve(flat), flat);
      }
    }
  }

  private CircuitException found(List<Integer> loop) {
    int first = 0;
    for (int i = 1; i < loop.size(); i++) {
      first = startsBefore(loop.get(i), loop.get(first)) ? i : first;
    }
    List<String> steps = new ArrayList<>();
    List<Location> where = new ArrayList<>();
    for (int i = 0; i <= loop.size(); i++) {
      int flat = spokenFor(loop.get((first + i) % loop.size()));
      steps.add(describe(flat));
      where.add(hierarchy.location(flat));
    }
    return new CircuitException(
        new Diagnostic(
            Code.LOOP,
            hierarchy.scopes().get(0).circuit().name(),
            "combinational loop " + String.join(" -> ", steps),
            "put a register into the loop",
            where));
  }

  /** A path is told from its outermost and first named signal on. */
  private boolean startsBefore(int flat, int other) {
    boolean named = !hierarchy.name(spokenFor(flat)).isEmpty();
    boolean otherNamed = !hierarchy.name(spokenFor(other)).isEmpty();
    return named == otherNamed ? spokenFor(flat) < spokenFor(other) : named;
  }

  private int spokenFor(int flat) {
    return hierarchy.name(flat).isEmpty() ? named.getOrDefault(flat, flat) : flat;
  }

  private String describe(int flat) {
    String name = hierarchy.name(flat);
    Node node = hierarchy.node(flat);
    String kind = node instanceof Node.Op2 op ? op.op().name() : node.getClass().getSimpleName();
    return hierarchy.scope(flat).path() + (name.isEmpty() ? "(" + kind + ")" : name);
  }
}
