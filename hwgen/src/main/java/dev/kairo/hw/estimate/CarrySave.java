package dev.kairo.hw.estimate;

import dev.kairo.hw.estimate.Carries.Summand;
import java.util.ArrayList;
import java.util.List;

/**
 * Many summands added by layers of full adders and one carry chain at the end, in the order of
 * Yosys' {@code maccmap}.
 */
final class CarrySave {
  private final BitGraph graph;
  private final int width;
  private final List<List<Integer>> columns = new ArrayList<>();

  CarrySave(BitGraph graph, int width) {
    this.graph = graph;
    this.width = width;
    for (int i = 0; i < width; i++) {
      columns.add(new ArrayList<>());
    }
  }

  int[] sum(List<Summand> summands, Carries carries) {
    for (Summand summand : summands) {
      int[] bits = summand.negative() ? Carries.inverted(summand.bits()) : summand.bits();
      if (summand.negative()) {
        put(BitGraph.TRUE, 0);
      }
      for (int i = 0; i < width; i++) {
        put(bits[i], i);
      }
    }
    return reduce(carries);
  }

  /** The product of two factors that are too small for a DSP. */
  int[] product(int[] first, int[] second, boolean signed, Carries carries) {
    int[] a = first.length < second.length ? second : first;
    int[] b = first.length < second.length ? first : second;
    int[] shifted = new int[width];
    for (int i = 0; i < width; i++) {
      shifted[i] = i < a.length ? a[i] : signed ? a[a.length - 1] : BitGraph.FALSE;
    }
    for (int i = 0; i < b.length; i++) {
      boolean sign = signed && i == b.length - 1;
      for (int k = i; k < width; k++) {
        int bit = shifted[k - i] ^ (sign ? 1 : 0);
        put(graph.and(bit, b[i]), k);
      }
      if (sign && i < width) {
        put(b[i], i);
      }
    }
    return reduce(carries);
  }

  /** Adds one bit; the same bit twice is one bit in the next column. */
  private void put(int bit, int column) {
    if (column >= width || bit == BitGraph.FALSE) {
      return;
    }
    List<Integer> bits = columns.get(column);
    if (bits.remove((Integer) bit)) {
      put(bit, column + 1);
    } else {
      bits.add(bit);
    }
  }

  private int[] reduce(Carries carries) {
    List<int[]> rows = new ArrayList<>();
    List<Integer> loose = new ArrayList<>();
    while (columns.stream().anyMatch(column -> !column.isEmpty())) {
      int[] row = new int[width];
      for (int i = 0; i < width; i++) {
        if (!columns.get(i).isEmpty()) {
          row[i] = columns.get(i).remove(0);
        }
      }
      rows.add(row);
      fillSlots(loose, Math.max(rows.size() - 2, 0) - loose.size());
    }
    if (rows.isEmpty()) {
      return new int[width];
    }
    while (rows.size() > 2) {
      rows = layer(rows, loose);
    }
    return rows.size() == 1 ? rows.get(0) : carries.add(rows.get(0), rows.get(1), BitGraph.FALSE);
  }

  /** Lone bits ride in the empty lowest carry of each full adder row. */
  private void fillSlots(List<Integer> loose, int slots) {
    int free = slots;
    for (int i = 0; i < width && i < 30 && 1 << i <= free; i++) {
      while (!columns.get(i).isEmpty() && 1 << i <= free) {
        int bit = columns.get(i).remove(0);
        for (int k = 0; k < 1 << i; k++) {
          loose.add(bit);
        }
        free -= 1 << i;
      }
    }
  }

  private List<int[]> layer(List<int[]> rows, List<Integer> loose) {
    List<int[]> next = new ArrayList<>();
    int i = 0;
    for (; i + 2 < rows.size(); i += 3) {
      int[] a = rows.get(i);
      int[] b = rows.get(i + 1);
      int[] c = rows.get(i + 2);
      int[] sum = new int[width];
      int[] carry = new int[width];
      for (int k = 0; k < width; k++) {
        int half = graph.xor(a[k], b[k]);
        sum[k] = graph.xor(half, c[k]);
        if (k + 1 < width) {
          carry[k + 1] = graph.or(graph.and(a[k], b[k]), graph.and(half, c[k]));
        }
      }
      if (!loose.isEmpty()) {
        carry[0] = loose.remove(loose.size() - 1);
      }
      next.add(sum);
      next.add(carry);
    }
    for (; i < rows.size(); i++) {
      next.add(rows.get(i));
    }
    return next;
  }
}
