package dev.kairo.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One design of an exploration and all that is known of it.
 *
 * @param id the point's name, the same in every file of the exploration
 * @param layer the layer or design, such as {@code fc1}
 * @param rows M, the inputs worked on in each cycle
 * @param columns N, the outputs worked on in each cycle
 * @param settings every other choice, such as {@code format} and {@code adder-latency}, in the
 *     order they are shown
 */
public record PointRow(
    String id,
    String layer,
    int rows,
    int columns,
    Map<String, String> settings,
    PointState state,
    Interval interval,
    Area area) {
  public PointRow {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** M and N as people write them. */
  public String lanes() {
    return rows + " × " + columns;
  }

  /** Layer, M and N. */
  public String label() {
    return layer + " " + lanes();
  }
}
