package dev.kairo.cli.trial;

import dev.kairo.cli.console.Progress;
import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Verilog;
import dev.kairo.sim.Waves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs a trial: on a native model, built or found in the cache, or on the interpreter. */
public final class TrialRun {
  /** What a design is run on. */
  public enum Engine {
    NATIVE,
    INTERPRETER
  }

  /**
   * How to run: cycles or samples (0 means the usual number), seed, and a wave file if one is
   * wanted.
   */
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
  public record Ran(TrialReport report, String engine, Setup setup, double seconds) {
    /** Cycles a second, bench and model included. */
    public double cyclesPerSecond() {
      return report.cycles() / Math.max(seconds, 1e-9);
    }

    /** What it showed, in one sentence. */
    public String sentence() {
      StringBuilder counts = new StringBuilder();
      report.counts().forEach((name, count) -> counts.append(format(", %,d %s", count, name)));
      report
          .intervalCycles()
          .ifPresent(
              cycles ->
                  counts
                      .append(", a result every ")
                      .append(cycles == 1 ? "cycle" : format("%,d cycles", cycles)));
      return format(
          "Of %,d cycles, %s differed from the model%s (%s, %,.0f cycles/s measured, seed %d).",
          report.cycles(),
          report.mismatches() == 0 ? "none" : format("%,d", report.mismatches()),
          counts,
          engine,
          cyclesPerSecond(),
          setup.seed());
    }
  }

  private static final int STEPS = 200;

  private final Map<String, String> environment;
  private final Trial trial;
  private final Setup setup;

  public TrialRun(Map<String, String> environment, Trial trial, Setup setup) {
    this.environment = Map.copyOf(environment);
    this.trial = trial;
    this.setup = setup;
  }

  /** Runs; on a native model in two stages, verilate and simulate, else in one. */
  public Ran run(Design design, Engine engine, Progress progress) {
    return engine == Engine.NATIVE ? compiled(design, progress) : interpreted(design, progress);
  }

  private Ran interpreted(Design design, Progress progress) {
    progress.start("simulate");
    long cycles = setup.cycles() == 0 ? trial.usualInterpretedCycles() : setup.cycles();
    try (Simulation simulation = simulator().interpret(design)) {
      long start = System.nanoTime();
      TrialReport report = drive(simulation, cycles, progress);
      return ended(report, "the built-in interpreter", start, progress);
    }
  }

  private Simulator simulator() {
    return Simulator.of(environment).withSeed(setup.seed());
  }

  private Ran compiled(Design design, Progress progress) {
    progress.start("verilate");
    Simulator simulator = simulator();
    if (setup.waves().isPresent()) {
      simulator = simulator.withWaves();
    }
    Verilog verilog = Verilog.of(design);
    String engine = "verilator " + simulator.tools().verilator().version();
    progress.detail("compiling the model with " + simulator.tools().compiler().tool());
    long begun = System.nanoTime();
    simulator.build(verilog);
    boolean cached = System.nanoTime() - begun < 500_000_000;
    progress.done(engine + ", " + simulator.tools().compiler().tool() + (cached ? ", cached" : ""));
    progress.start("simulate");
    long cycles = setup.cycles() == 0 ? trial.usualCycles() : setup.cycles();
    try (Simulation simulation = simulator.open(verilog)) {
      long start = System.nanoTime();
      TrialReport report = traced(simulation, cycles, progress);
      return ended(report, engine, start, progress);
    }
  }

  private TrialReport traced(Simulation simulation, long cycles, Progress progress) {
    if (setup.waves().isEmpty()) {
      return drive(simulation, cycles, progress);
    }
    Path file = setup.waves().get();
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException problem) {
      throw new UncheckedIOException("The folder of " + file + " can't be made", problem);
    }
    try (Waves waves = simulation.waves(file)) {
      progress.detail("waves in " + waves.file());
      return drive(simulation, cycles, progress);
    }
  }

  private TrialReport drive(Simulation simulation, long cycles, Progress progress) {
    Trial.Bench bench = trial.on(simulation, setup.seed());
    if (trial.bySample()) {
      return bench.run(cycles);
    }
    long chunk = Math.max(1, cycles / STEPS);
    TrialReport report = bench.run(Math.min(chunk, cycles));
    while (report.cycles() < cycles) {
      progress.detail(format("cycle %,d of %,d", report.cycles(), cycles));
      report = bench.run(Math.min(chunk, cycles - report.cycles()));
    }
    return report;
  }

  private Ran ended(TrialReport report, String engine, long start, Progress progress) {
    Ran ran = new Ran(report, engine, setup, (System.nanoTime() - start) / 1e9);
    if (report.passed()) {
      progress.done(format("%,d cycles, every output as in the model", report.cycles()));
    } else {
      progress.failed(format("%,d of %,d cycles differ", report.mismatches(), report.cycles()));
    }
    return ran;
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
