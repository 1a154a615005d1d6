package dev.kairo.hw.estimate;

/** How many LUTs of each class the covers of a circuit have. */
public final class LutCounts {
  private final int[] counts = new int[LutClass.values().length];

  /** The number of one class. */
  public int of(LutClass lutClass) {
    return counts[lutClass.ordinal()];
  }

  void add(LutClass lutClass, int luts) {
    counts[lutClass.ordinal()] += luts;
  }

  void addAll(LutCounts other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  @Override
  public String toString() {
    return java.util.Arrays.toString(counts);
  }
}
