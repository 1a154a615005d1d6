package dev.kairo.hw.estimate;

/**
 * How carefully a graph is covered with LUTs: inputs of a cut, cuts kept for each gate, rounds that
 * recover area.
 *
 * <p>The careful cover repeats what ABC's {@code if} does for {@code abc -luts 2:2,3,6:5,10,20,40};
 * the quick one keeps the time for a million gates under a second.
 */
record Effort(int inputs, int cuts, int rounds, boolean again) {
  static final Effort CAREFUL = new Effort(9, 8, 3, true);
  static final Effort NARROW = new Effort(6, 8, 3, true);
  static final Effort QUICK = new Effort(6, 2, 1, false);

  /** Gates from which the quick cover is used. */
  private static final int MANY = 100_000;

  /** Gates up to which several covers are tried. */
  private static final int FEW = 10_000;

  static boolean many(int gates) {
    return gates > MANY;
  }

  /** Whether a graph is small enough to try several covers. */
  static boolean few(int gates) {
    return gates <= FEW;
  }
}
