package dev.kairo.report;

/**
 * Whether a circuit gave the golden model's bits.
 *
 * @param subject what ran, such as {@code fc1 10 × 2}
 * @param unit what was compared, such as {@code weights}
 * @param compared how many were compared
 * @param mismatches how many of them differ
 * @param origin what ran it and compared
 */
public record BitExactness(
    String subject, String unit, long compared, long mismatches, String origin) {

  /** Whether all bits agree; nothing compared is nothing shown. */
  public boolean holds() {
    return compared > 0 && mismatches == 0;
  }
}
