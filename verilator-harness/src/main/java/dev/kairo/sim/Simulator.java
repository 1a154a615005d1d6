package dev.kairo.sim;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.sim.cache.ModelCache;
import dev.kairo.sim.engine.InterpretedSimulation;
import dev.kairo.sim.engine.NativeSimulation;
import dev.kairo.sim.engine.Settings;
import dev.kairo.sim.model.ModelBuilder;
import dev.kairo.sim.model.RunLength;
import dev.kairo.sim.model.Toolchain;
import dev.kairo.sim.model.Variant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Opens simulations. An immutable value: each {@code with} gives another simulator, and all of them
 * share the tools found and the model cache. A design's first opening compiles it (seconds); each
 * later one, in any process, loads it (milliseconds).
 */
public final class Simulator {
  private final Workshop workshop;
  private final Variant variant;
  private final RunLength length;
  private final long seed;
  private final Consumer<String> log;
  private final SimulationWatcher watcher;

  private Simulator(
      Workshop workshop,
      Variant variant,
      RunLength length,
      long seed,
      Consumer<String> log,
      SimulationWatcher watcher) {
    this.watcher = watcher;
    this.workshop = workshop;
    this.variant = variant;
    this.length = length;
    this.seed = seed;
    this.log = log;
  }

  /** A simulator with this process's environment: its tools and its cache. */
  public static Simulator create() {
    return of(System.getenv());
  }

  /** A simulator with the tools and the cache of a given environment. */
  public static Simulator of(Map<String, String> environment) {
    return new Simulator(
        new Workshop(Toolbox.of(environment), ModelCache.ofEnvironment(environment)),
        Variant.PLAIN,
        RunLength.SHORT,
        1,
        text -> System.out.print(text),
        new SimulationWatcher() {});
  }

  /** The same with a model that can write waves. */
  public Simulator withWaves() {
    return new Simulator(workshop, Variant.WAVES, length, seed, log, watcher);
  }

  /** The same with a model that counts executed lines and cover points. */
  public Simulator withCoverage() {
    return new Simulator(workshop, Variant.COVERAGE, length, seed, log, watcher);
  }

  /** The same with models that g++ compiles for speed; clang's always are. */
  public Simulator forLongRuns() {
    return new Simulator(workshop, variant, RunLength.LONG, seed, log, watcher);
  }

  /** The same with another seed for initial states and random numbers. */
  public Simulator withSeed(long newSeed) {
    return new Simulator(workshop, variant, length, newSeed, log, watcher);
  }

  /** The same with what designs print going elsewhere than to the standard output. */
  public Simulator withLog(Consumer<String> newLog) {
    return new Simulator(workshop, variant, length, seed, newLog, watcher);
  }

  /** The same with what the cache has to say going elsewhere than to the system's logger. */
  public Simulator withNotices(Consumer<String> notices) {
    Workshop other = new Workshop(workshop.toolbox(), workshop.cache().withNotices(notices));
    return new Simulator(other, variant, length, seed, log, watcher);
  }

  /** The same with somebody told of each simulation's beginning and end. */
  public Simulator withWatcher(SimulationWatcher newWatcher) {
    return new Simulator(workshop, variant, length, seed, log, newWatcher);
  }

  /** The seed of the simulations it opens. */
  public long seed() {
    return seed;
  }

  /** The cache its models live in. */
  public ModelCache cache() {
    return workshop.cache();
  }

  /** The tools its models are built with; found at the first call. */
  public Toolchain tools() {
    return workshop.tools();
  }

  /**
   * A simulation of a Verilog design.
   *
   * @throws dev.kairo.hw.tool.ToolFailure when Verilator or a C++ compiler is missing or too old
   * @throws dev.kairo.sim.model.ModelFailure when the design can't be compiled
   */
  public Simulation open(Verilog verilog) {
    if (verilog.top().isEmpty()) {
      throw new IllegalArgumentException(
          "The design names no top module; name one with Verilog.top(...).");
    }
    return watched(new NativeSimulation(build(verilog), new Settings(verilog, seed, log, watcher)));
  }

  /**
   * A simulation of a circuit made of Java objects: a cached native model, or the interpreter where
   * Verilator, a C++ compiler or the native bridge is missing.
   */
  public Simulation of(Supplier<? extends Module> top) {
    return of(Design.of(top));
  }

  /** A simulation of a finished design, chosen as by {@link #of(Supplier)}. */
  public Simulation of(Design design) {
    return workshop.canBuild() ? open(Verilog.of(design)) : interpret(design);
  }

  /** A simulation of a finished design in the interpreter. */
  public Simulation interpret(Design design) {
    return watched(new InterpretedSimulation(design, seed, watcher));
  }

  private Simulation watched(Simulation opened) {
    watcher.opened(opened);
    return opened;
  }

  /** Compiles a design into the cache, or finds it there, without opening it. */
  public ModelBuilder.Built build(Verilog verilog) {
    return new ModelBuilder(workshop.tools(), workshop.cache()).build(verilog, variant, length);
  }
}
