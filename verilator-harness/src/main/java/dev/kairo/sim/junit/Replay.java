package dev.kairo.sim.junit;

import dev.kairo.sim.Simulation;
import dev.kairo.sim.SimulationWatcher;
import dev.kairo.sim.Waves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has each simulation of a repeated test write the waves of its last cycles. */
final class Replay implements SimulationWatcher {
  private final Path directory;
  private final String name;
  private final List<Long> lastCycles;
  private final long window;
  private final List<Waves> waves = new ArrayList<>();

  Replay(Path directory, String name, List<Long> lastCycles, long window) {
    this.directory = directory;
    this.name = name;
    this.lastCycles = lastCycles;
    this.window = window;
  }

  @Override
  public void opened(Simulation simulation) {
    int number = waves.size();
    long last = number < lastCycles.size() ? lastCycles.get(number) : 0;
    String suffix = number == 0 ? "" : "-" + (number + 1);
    try {
      Files.createDirectories(directory);
    } catch (IOException problem) {
      throw new UncheckedIOException("The directory " + directory + " can't be made.", problem);
    }
    Path file = directory.resolve(name + suffix + ".fst");
    waves.add(simulation.waves(file, Math.max(0, last - window)));
  }

  @Override
  public void closing(Simulation simulation) {
    // Simulations a test leaves open complete their files in finish().
  }

  /** Completes the files and gives those that were written. */
  List<Path> finish() {
    waves.forEach(Waves::close);
    return waves.stream().map(Waves::file).filter(Files::exists).toList();
  }
}
