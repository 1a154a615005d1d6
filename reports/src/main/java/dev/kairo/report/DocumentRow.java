package dev.kairo.report;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A design that a document publishes, beside ours of the same M and N.
 *
 * @param source where it is published, such as {@code [S003] table 1}
 * @param rows M
 * @param columns N
 * @param chosen whether the document's authors built this one
 * @param ours our design of the same M and N; empty when there is none
 */
public record DocumentRow(
    String source,
    String layer,
    int rows,
    int columns,
    long dsp,
    long intervalCycles,
    boolean chosen,
    Optional<PointRow> ours) {

  /** M and N as people write them. */
  public String lanes() {
    return rows + " × " + columns;
  }

  /** How often our interval goes into the published one: above 1 ours is faster. */
  public OptionalDouble speedup() {
    return ours.filter(point -> point.interval().cycles() > 0)
        .map(point -> OptionalDouble.of((double) intervalCycles / point.interval().cycles()))
        .orElse(OptionalDouble.empty());
  }
}
