package dev.kairo.hw.verilog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which bits of each net something reads; lint tools ask about the others. */
final class Usage {
  private final boolean[] whole;
  private final Map<Integer, BitSet> parts = new HashMap<>();

  Usage(int nodes) {
    whole = new boolean[nodes];
  }

  void whole(int net) {
    whole[net] = true;
  }

  void part(int net, int low, int width) {
    if (!whole[net]) {
      parts.computeIfAbsent(net, any -> new BitSet()).set(low, low + width);
    }
  }

  /** What is never read of a net, as it is written: its name, or ranges of it. */
  List<String> unread(int net, String name, int width) {
    if (whole[net]) {
      return List.of();
    }
    BitSet read = parts.get(net);
    if (read == null) {
      return List.of(name);
    }
    List<String> unread = new ArrayList<>();
    for (int low = read.nextClearBit(0); low < width; ) {
      int set = read.nextSetBit(low);
      int end = set < 0 ? width : set;
      unread.add(name + Literals.part(low, end - low));
      low = read.nextClearBit(end);
    }
    return unread;
  }
}
