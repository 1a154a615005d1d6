package dev.kairo.hw.estimate;

import dev.kairo.hw.ir.Node;
import java.util.Arrays;

/**
 * Choices by one bit, by a binary number, or by keys.
 *
 * <p>Where the keys fill at least half of what the select can say, Yosys makes a tree of two-way
 * choices ({@code pmux2shiftx}), else an OR of the values, each masked by its comparison ({@code
 * $pmux}).
 */
final class Choices {
  private static final int WIDEST_TREE = 16;

  private final BitGraph graph;
  private final Carries carries;

  Choices(BitGraph graph, Carries carries) {
    this.graph = graph;
    this.carries = carries;
  }

  int[] choose(int select, int[] whenTrue, int[] whenFalse) {
    int[] result = new int[whenTrue.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = graph.mux(select, whenTrue[i], whenFalse[i]);
    }
    return result;
  }

  int[] cases(Place place, Node.Cases cases) {
    int[] select = place.bits(cases.select());
    boolean dense = select.length <= WIDEST_TREE && cases.keys().size() * 2L >= 1L << select.length;
    return dense ? tree(place, cases, select) : masked(place, cases, select);
  }

  private int[] tree(Place place, Node.Cases cases, int[] select) {
    int[][] words = new int[1 << select.length][];
    Arrays.fill(words, place.bits(cases.otherwise()));
    for (int i = 0; i < cases.keys().size(); i++) {
      words[cases.keys().get(i).bits().intValue()] = place.bits(cases.values()[i]);
    }
    return select(words, select);
  }

  /** The word at an index, by a tree whose lowest level is the lowest index bit. */
  int[] select(int[][] words, int[] index) {
    int[][] layer = words;
    for (int bit = 0; layer.length > 1; bit++) {
      int[][] next = new int[(layer.length + 1) / 2][];
      for (int i = 0; i < next.length; i++) {
        boolean alone = 2 * i + 1 == layer.length;
        next[i] = alone ? layer[2 * i] : choose(index[bit], layer[2 * i + 1], layer[2 * i]);
      }
      layer = next;
    }
    return layer[0];
  }

  private int[] masked(Place place, Node.Cases cases, int[] select) {
    int count = cases.keys().size();
    int[] hits = new int[count];
    for (int i = 0; i < count; i++) {
      hits[i] = carries.equal(select, Flattening.literals(cases.keys().get(i)));
    }
    int none = carries.all(Carries.inverted(hits));
    int[] otherwise = place.bits(cases.otherwise());
    int[] result = new int[cases.width()];
    for (int bit = 0; bit < result.length; bit++) {
      int[] terms = new int[count + 1];
      for (int i = 0; i < count; i++) {
        terms[i] = graph.and(hits[i], place.bits(cases.values()[i])[bit]) ^ 1;
      }
      terms[count] = graph.and(none, otherwise[bit]) ^ 1;
      result[bit] = carries.all(terms) ^ 1;
    }
    return result;
  }
}
