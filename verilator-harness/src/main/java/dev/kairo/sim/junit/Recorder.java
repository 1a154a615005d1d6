package dev.kairo.sim.junit;

import dev.kairo.sim.Simulation;
import dev.kairo.sim.SimulationWatcher;
import java.util.ArrayList;
import java.util.List;

/** Remembers which simulations a test opened, and how far each had come when it ended. */
final class Recorder implements SimulationWatcher {
  private final List<Simulation> opened = new ArrayList<>();
  private final List<Long> cycles = new ArrayList<>();

  @Override
  public void opened(Simulation simulation) {
    opened.add(simulation);
    cycles.add(-1L);
  }

  @Override
  public void closing(Simulation simulation) {
    cycles.set(opened.indexOf(simulation), simulation.cycle());
  }

  /** The last cycle of each simulation in the order of opening. */
  List<Long> lastCycles() {
    List<Long> last = new ArrayList<>(cycles);
    for (int i = 0; i < last.size(); i++) {
      if (last.get(i) < 0) {
        // The test left it open.
        last.set(i, opened.get(i).cycle());
      }
    }
    return last;
  }
}
