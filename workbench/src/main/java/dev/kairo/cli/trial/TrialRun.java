package dev.kairo.cli.trial;

import dev.kairo.cli.console.Progress;
import dev.kairo.hw.Design;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedFile;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Verilog;
import dev.kairo.sim.Waves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builds a design's model, or finds it in the cache, and runs its trial on it. */
public final class TrialRun {
  private final Map<String, String> environment;
  private final Trial trial;

  public TrialRun(Map<String, String> environment, Trial trial) {
    this.environment = Map.copyOf(environment);
    this.trial = trial;
  }

  /** How to run: cycles (0 means the usual number), seed, and a wave file if one is wanted. */
  public record Setup(long cycles, long seed, Optional<Path> waves) {
    public Setup(long cycles, long seed) {
      this(cycles, seed, Optional.empty());
    }

    /** The same, writing waves. */
    public Setup tracing(Path file) {
      return new Setup(cycles, seed, Optional.of(file));
    }
  }

  /** A run that came to its end. */
  public record Ran(
      TrialReport report, String engine, long seed, double seconds, List<Path> files) {
    /** What it showed, in one sentence. */
    public String sentence() {
      return String.format(
          Locale.ROOT,
          "%,d cycles against the model: %,d of %,d values differ (%s, %,.0f cycles/s measured,"
              + " seed %d).",
          report.cycles(),
          report.mismatches(),
          report.compared(),
          engine,
          report.cycles() / Math.max(seconds, 1e-9),
          seed);
    }
  }

  /** Runs; the two stages are shown as they go. */
  public Ran run(Design design, Setup setup, Progress progress) {
    Simulator simulator = Simulator.of(environment).withSeed(setup.seed());
    if (setup.waves().isPresent()) {
      simulator = simulator.withWaves();
    }
    Verilog verilog = verilog(design.verilog());
    progress.start("verilate");
    long begun = System.nanoTime();
    simulator.build(verilog);
    String engine = "verilator " + simulator.tools().verilator().version();
    progress.done(engine + ", a native model" + (seconds(begun) < 0.5 ? " from the cache" : ""));
    progress.start("simulate");
    long cycles = setup.cycles() == 0 ? trial.usualCycles() : setup.cycles();
    try (Simulation simulation = simulator.open(verilog)) {
      long start = System.nanoTime();
      TrialReport report = drive(simulation, cycles, setup, progress);
      Ran ran =
          new Ran(report, engine, setup.seed(), seconds(start), setup.waves().stream().toList());
      if (report.passed()) {
        progress.done(String.format(Locale.ROOT, "%,d cycles, no difference", cycles));
      } else {
        progress.failed(String.format(Locale.ROOT, "%,d differences", report.mismatches()));
      }
      return ran;
    }
  }

  private TrialReport drive(Simulation simulation, long cycles, Setup setup, Progress progress) {
    if (setup.waves().isEmpty()) {
      return trial.run(simulation, cycles, cycle -> progress.detail(at(cycle, cycles)));
    }
    Path file = setup.waves().get();
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException problem) {
      throw new UncheckedIOException("The folder of " + file + " can't be made", problem);
    }
    try (Waves waves = simulation.waves(file)) {
      return trial.run(
          simulation,
          cycles,
          cycle -> progress.detail(at(cycle, cycles) + ", waves in " + waves.file().getFileName()));
    }
  }

  private static String at(long cycle, long cycles) {
    return String.format(Locale.ROOT, "cycle %,d of %,d", cycle, cycles);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static Verilog verilog(EmittedDesign emitted) {
    List<EmittedFile> files = emitted.files();
    Verilog verilog = Verilog.text(files.get(0).name(), files.get(0).text());
    for (EmittedFile file : files.subList(1, files.size())) {
      verilog = verilog.and(file.name(), file.text());
    }
    return verilog.top(emitted.top());
  }
}
