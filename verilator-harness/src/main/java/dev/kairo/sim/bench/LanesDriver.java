package dev.kairo.sim.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;

/** Drives the eight float lanes: 24 words in, 8 words out, every cycle. */
final class LanesDriver implements Driver {
  private static final int LANES = 8;
  private final int[] table = Stimulus.table(3 * LANES);

  @Override
  public long run(Simulation sim, int cycles) {
    InPort a = sim.in("a");
    InPort b = sim.in("b");
    InPort c = sim.in("c");
    OutPort y = sim.out("y");
    int[] words = table;
    int[] read = new int[LANES];
    long checksum = 0;
    for (int cycle = 0; cycle < cycles; cycle++) {
      int row = cycle % Stimulus.ROWS * 3 * LANES;
      a.setWords(words, row);
      b.setWords(words, row + LANES);
      c.setWords(words, row + 2 * LANES);
      sim.step();
      y.copyWords(read, 0);
      long sum = 0;
      for (int word : read) {
        sum += word & 0xffff_ffffL;
      }
      checksum = Stimulus.fold(checksum, sum, cycle);
    }
    return checksum;
  }
}
