package dev.kairo.cli.console;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name may have meant, by edit distance; cost: product of the lengths. */
public final class NearestName {
  private NearestName() {}

  /** The candidate nearest to {@code name}, when it is near enough to be worth suggesting. */
  public static Optional<String> among(Collection<String> candidates, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String best = "";
    int bestDistance = Math.max(2, name.length() / 2) + 1;
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** The end of a sentence about an unknown name: a suggestion, or all there is to choose from. */
  public static String remedy(Collection<String> candidates, String name) {
    return among(candidates, name)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElseGet(() -> "choose from " + String.join(", ", candidates) + ".");
  }

  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
