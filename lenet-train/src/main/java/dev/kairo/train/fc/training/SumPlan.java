package dev.kairo.train.fc.training;

import dev.kairo.train.fc.Rotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which additions make a rotating sum of products, and in which of as many adders each is done.
 *
 * <p>The order is that of {@link dev.kairo.train.fc.PlainSum}: trees whose lower half is the larger
 * one, then a chain that begins with the sum so far.
 *
 * @param nodes the additions, each behind those it depends on; the last one gives the sum
 * @param places for each of them the adder, which is that of its own right product where it can be
 */
record SumPlan(List<Node> nodes, List<Integer> places) {
  /** A word that is added, and how many additions after the products it is there. */
  record Operand(Kind kind, int index, int level) {}

  /** A product, the result of another addition, or the sum so far. */
  enum Kind {
    PRODUCT,
    NODE,
    SO_FAR
  }

  /** An addition, {@code level} additions behind the products. */
  record Node(Operand left, Operand right, int level) {
    /** Whether it adds to the sum so far. */
    boolean begins() {
      return left.kind() == Kind.SO_FAR;
    }
  }

  SumPlan {
    nodes = List.copyOf(nodes);
    places = List.copyOf(places);
  }

  /** The plan of a rotation. */
  static SumPlan of(Rotation rotation) {
    List<Node> nodes = new ArrayList<>();
    List<Operand> trees = new ArrayList<>();
    for (int i = 0; i < rotation.products(); i += rotation.reduction()) {
      trees.add(tree(nodes, i, i + rotation.reduction()));
    }
    Operand running = new Operand(Kind.SO_FAR, 0, rotation.levels());
    for (Operand tree : trees) {
      running = added(nodes, running, tree);
    }
    return new SumPlan(nodes, places(nodes));
  }

  private static Operand tree(List<Node> nodes, int from, int to) {
    if (to - from == 1) {
      return new Operand(Kind.PRODUCT, from, 0);
    }
    int middle = from + (to - from + 1) / 2;
    return added(nodes, tree(nodes, from, middle), tree(nodes, middle, to));
  }

  private static Operand added(List<Node> nodes, Operand left, Operand right) {
    int level = Math.max(left.level(), right.level());
    nodes.add(new Node(left, right, level));
    return new Operand(Kind.NODE, nodes.size() - 1, level + 1);
  }

  private static List<Integer> places(List<Node> nodes) {
    Integer[] places = new Integer[nodes.size()];
    boolean[] taken = new boolean[nodes.size()];
    for (int i = 0; i < places.length; i++) {
      Node node = nodes.get(i);
      if (node.right().kind() == Kind.PRODUCT && node.level() == 0) {
        places[i] = node.right().index();
        taken[places[i]] = true;
      }
    }
    int next = 0;
    for (int i = 0; i < places.length; i++) {
      while (places[i] == null && taken[next]) {
        next++;
      }
      if (places[i] == null) {
        places[i] = next++;
      }
    }
    return Arrays.asList(places);
  }

  /** The addition that an adder does; there is one for each. */
  int at(int place) {
    return places.indexOf(place);
  }
}
