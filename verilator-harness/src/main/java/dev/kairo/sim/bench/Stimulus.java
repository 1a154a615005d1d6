package dev.kairo.sim.bench;

/** The random words a benchmark pokes; the C++ main loop makes the same ones. */
final class Stimulus {
  static final int ROWS = 256;
  private static final long SEED = 88172645463325252L;

  private Stimulus() {}

  static int[] table(int wordsPerRow) {
    int[] table = new int[ROWS * wordsPerRow];
    long random = SEED;
    for (int i = 0; i < table.length; i++) {
      random ^= random << 13;
      random ^= random >>> 7;
      random ^= random << 17;
      table[i] = (int) (random >>> 16);
    }
    return table;
  }

  /** The checksum after one more cycle's sum; the first cycles show the random initial state. */
  static long fold(long checksum, long sum, int cycle) {
    return cycle >= 16 ? (checksum + sum) * 0x9E3779B97F4A7C15L : checksum;
  }
}
