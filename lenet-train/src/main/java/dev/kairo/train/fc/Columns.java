package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of words side by side, the first column's lowest. */
public final class Columns {
  private Columns() {}

  /** The row of some words, the first one lowest. */
  public static Bits joined(List<Bits> words) {
    List<Bits> fromTop = new ArrayList<>(words);
    Collections.reverse(fromTop);
    return fromTop.size() == 1
        ? fromTop.get(0)
        : fromTop.get(0).cat(fromTop.subList(1, fromTop.size()));
  }

  /** The row of a lane. */
  public static Bits chosen(Bits lane, List<Bits> rows) {
    var selection = lane.module().cases(lane);
    for (int i = 1; i < rows.size(); i++) {
      selection = selection.when(i, rows.get(i));
    }
    return selection.otherwise(rows.get(0));
  }

  /** The word of a column, {@code width} bits of a row. */
  public static Bits part(Bits row, int width, int column) {
    return row.slice((column + 1) * width - 1, column * width);
  }
}
