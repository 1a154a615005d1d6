package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Simplifies slices and concatenations: what is cut apart and joined again stays whole. */
final class SliceFolder {
  private final Rebuild rebuild;
  private int[] measured = {};
  private int[] ends = {};

  SliceFolder(Rebuild rebuild) {
    this.rebuild = rebuild;
  }

  int slice(Node.Slice slice, String name, Location where) {
    int source = slice.source();
    int low = slice.low();
    int width = slice.width();
    while (true) {
      Node node = rebuild.node(source);
      if (node instanceof Node.Const constant) {
        Value cut = constant.value().slice(low + width - 1, low);
        return rebuild.add(new Node.Const(cut), "", where);
      }
      if (node instanceof Node.Instance) {
        return rebuild.add(new Node.Slice(width, source, low), name, where);
      }
      if (node.width() == width) {
        return source;
      }
      if (node instanceof Node.Slice outer && !pin(outer)) {
        source = outer.source();
        low += outer.low();
      } else if (node instanceof Node.Cat cat) {
        int part = partHolding(cat, low, width);
        if (part < 0) {
          return rebuild.add(new Node.Slice(width, source, low), name, where);
        }
        low -= lowOf(cat, part);
        source = cat.parts()[part];
      } else {
        return rebuild.add(new Node.Slice(width, source, low), name, where);
      }
    }
  }

  private boolean pin(Node.Slice slice) {
    return rebuild.node(slice.source()) instanceof Node.Instance;
  }

  /** The index of the one part that holds all the bits, or -1. */
  private int partHolding(Node.Cat cat, int low, int width) {
    int[] tops = tops(cat);
    int found = Arrays.binarySearch(tops, low + 1);
    int fromLowest = found >= 0 ? found : -found - 1;
    return low + width <= tops[fromLowest] ? tops.length - 1 - fromLowest : -1;
  }

  private int lowOf(Node.Cat cat, int part) {
    return tops(cat)[cat.parts().length - 1 - part] - rebuild.node(cat.parts()[part]).width();
  }

  /** Where each part ends, the lowest first; slices of one concatenation come in a row. */
  private int[] tops(Node.Cat cat) {
    if (cat.parts() != measured) {
      measured = cat.parts();
      ends = new int[measured.length];
      int at = 0;
      for (int i = 0; i < ends.length; i++) {
        at += rebuild.node(measured[measured.length - 1 - i]).width();
        ends[i] = at;
      }
    }
    return ends;
  }

  int cat(Node.Cat cat, String name, Location where) {
    List<Integer> joined = new ArrayList<>(cat.parts().length);
    for (int part : cat.parts()) {
      int last = joined.size() - 1;
      int merged = last < 0 ? Node.NONE : merge(joined.get(last), part, where);
      if (merged == Node.NONE) {
        joined.add(part);
      } else {
        joined.set(last, merged);
      }
    }
    if (joined.size() == 1) {
      return whole(joined.get(0));
    }
    int[] parts = joined.stream().mapToInt(Integer::intValue).toArray();
    boolean same = Arrays.equals(parts, cat.parts());
    return rebuild.add(same ? cat : new Node.Cat(cat.width(), parts), name, where);
  }

  /** One node for two neighbours, or {@link Node#NONE}. */
  private int merge(int upper, int lower, Location where) {
    Node above = rebuild.node(upper);
    Node below = rebuild.node(lower);
    if (above instanceof Node.Const high
        && below instanceof Node.Const low
        && rebuild.name(upper).isEmpty()
        && rebuild.name(lower).isEmpty()) {
      return rebuild.add(new Node.Const(high.value().cat(low.value())), "", where);
    }
    if (above instanceof Node.Slice high
        && below instanceof Node.Slice low
        && high.source() == low.source()
        && !pin(high)
        && high.low() == low.low() + low.width()) {
      int width = high.width() + low.width();
      return rebuild.add(new Node.Slice(width, high.source(), low.low()), "", where);
    }
    return Node.NONE;
  }

  private int whole(int id) {
    return rebuild.node(id) instanceof Node.Slice slice
            && !pin(slice)
            && slice.width() == rebuild.node(slice.source()).width()
        ? slice.source()
        : id;
  }
}
