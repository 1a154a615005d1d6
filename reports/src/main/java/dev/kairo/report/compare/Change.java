package dev.kairo.report.compare;

import dev.kairo.report.chart.NumberText;

/**
 * A number that is in both results.
 *
 * @param entry what it belongs to
 * @param quantity its name
 * @param originsDiffer how the origins differ, such as {@code modelled before, measured now}; empty
 *     if they are of one kind
 */
public record Change(String entry, String quantity, double base, double now, String originsDiffer) {
  private static final double HUNDRED = 100;

  Direction direction() {
    return Direction.of(quantity);
  }

  /** How much worse; below 0 if better. */
  double loss() {
    return direction().loss(base, now);
  }

  /** What happened, as a sentence without its end. */
  private String words() {
    String moved = now > base ? "rose" : "fell";
    String text =
        "%s: %s %s from %s to %s"
            .formatted(
                entry,
                quantity,
                moved,
                NumberText.exactOrShort(base),
                NumberText.exactOrShort(now));
    if (base != 0) {
      text += ", by " + NumberText.fixed(HUNDRED * Math.abs(now - base) / Math.abs(base), 2) + " %";
    }
    return originsDiffer.isEmpty() ? text : text + " (" + originsDiffer + ")";
  }

  String sentence() {
    return words() + ".";
  }

  String sentence(Allowance allowance) {
    return words() + "; " + allowance + " is allowed.";
  }
}
