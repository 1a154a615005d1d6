package dev.kairo.sim.system;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import java.util.Arrays;

/** A mixing board whose host feeds it numbers and folds all it shows into one. */
final class MixingSite implements Site {
  private final Simulation simulation;
  private final long seed;
  private final long cycles;
  private final InPort host;
  private final OutPort shown;
  private final int[] word = new int[3];
  private long folded;
  private long last;

  MixingSite(long seed, long cycles) {
    this.seed = seed;
    this.cycles = cycles;
    simulation = Simulator.create().of(MixingBoard::new);
    simulation.reset("rst", 2);
    host = simulation.in("host");
    shown = simulation.out("to_right");
  }

  @Override
  public Simulation simulation() {
    return simulation;
  }

  @Override
  public void before(long cycle) {
    host.set((seed + cycle) * 0x9e37 & 0xffff);
  }

  @Override
  public void after(long cycle) {
    shown.copyWords(word, 0);
    folded = 31 * folded + Arrays.hashCode(word);
    last = cycle;
  }

  @Override
  public boolean done() {
    return last + 1 >= cycles;
  }

  @Override
  public String result() {
    return Long.toHexString(folded);
  }
}
