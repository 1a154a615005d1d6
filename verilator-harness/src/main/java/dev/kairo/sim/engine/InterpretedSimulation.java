package dev.kairo.sim.engine;

import dev.kairo.hw.Design;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.wave.Trace;
import dev.kairo.hw.wave.Vcd;
import dev.kairo.sim.Coverage;
import dev.kairo.sim.InPort;
import dev.kairo.sim.Memory;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Port;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.SimulationFailure;
import dev.kairo.sim.SimulationWatcher;
import dev.kairo.sim.Sink;
import dev.kairo.sim.Snapshot;
import dev.kairo.sim.Source;
import dev.kairo.sim.StreamPorts;
import dev.kairo.sim.Waves;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A design in hwgen's interpreter: what a simulation is where no model can be compiled. All clocks
 * tick together; waves are VCD instead of FST, and coverage needs a native model.
 */
public final class InterpretedSimulation implements Simulation {
  private static final int PERIOD = 10;
  private final Design design;
  private final long seed;
  private final Interpreter interpreter;
  private final String[] clocks;
  private final Map<String, InterpretedPort> ports = new LinkedHashMap<>();
  private final List<InterpretedStream> streams = new ArrayList<>();
  private final List<dev.kairo.hw.interpret.Snapshot> saved = new ArrayList<>();
  private final RandomGenerator random;
  private final SimulationWatcher watcher;
  private boolean closed;

  /** An instance at cycle 0. */
  public InterpretedSimulation(Design design, long seed, SimulationWatcher watcher) {
    this.watcher = watcher;
    this.design = design;
    this.seed = seed;
    interpreter = design.interpret(seed);
    random = new SplittableRandom(seed);
    Circuit circuit = design.circuit();
    clocks = circuit.clocks().stream().map(ClockPort::name).toArray(String[]::new);
    for (dev.kairo.hw.ir.Port input : circuit.inputs()) {
      add(input.name(), circuit.node(input.node()).width(), Port.Direction.INPUT);
    }
    for (dev.kairo.hw.ir.Port output : circuit.outputs()) {
      add(output.name(), circuit.node(output.node()).width(), Port.Direction.OUTPUT);
    }
  }

  private void add(String name, int width, Port.Direction direction) {
    ports.put(name, new InterpretedPort(interpreter, new Port(name, width, direction)));
  }

  @Override
  public Engine engine() {
    return Engine.INTERPRETER;
  }

  @Override
  public String design() {
    return design.name();
  }

  @Override
  public List<Port> ports() {
    return ports.values().stream().map(InterpretedPort::port).toList();
  }

  @Override
  public InPort in(String name) {
    InterpretedPort found = port(name);
    if (found.port().direction() != Port.Direction.INPUT) {
      throw new IllegalArgumentException(
          "The port %s of %s is an output; read it with out().".formatted(name, design()));
    }
    return found;
  }

  @Override
  public OutPort out(String name) {
    return port(name);
  }

  private InterpretedPort port(String name) {
    InterpretedPort found = ports.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "The design %s has no port '%s'; its ports are %s."
              .formatted(design(), name, String.join(", ", ports.keySet())));
    }
    return found;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The simulation of " + design() + " is closed.");
    }
  }

  @Override
  public void settle() {
    requireOpen();
    interpreter.settle();
  }

  @Override
  public void step() {
    requireOpen();
    streams.forEach(InterpretedStream::offer);
    interpreter.settle();
    streams.forEach(InterpretedStream::sample);
    interpreter.step(clocks);
    streams.forEach(InterpretedStream::transfer);
  }

  @Override
  public void step(long cycles) {
    if (cycles < 0) {
      throw new IllegalArgumentException(
          "The number of cycles is " + cycles + "; it can't be negative.");
    }
    for (long i = 0; i < cycles; i++) {
      step();
    }
  }

  @Override
  public long until(OutPort port, long value, long limit) {
    long start = cycle();
    while (port.get() != value) {
      if (cycle() - start >= limit) {
        throw new SimulationFailure.TimedOut(
            new SimulationFailure.Where(design(), "", 0, cycle()),
            "%s is %d and was not %d within %d cycles."
                .formatted(port.port().name(), port.get(), value, limit));
      }
      step();
    }
    return cycle() - start;
  }

  @Override
  public long cycle() {
    return interpreter.cycle();
  }

  @Override
  public long time() {
    return cycle() == 0 ? 0 : cycle() * PERIOD + PERIOD / 2;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Source source(StreamPorts names) {
    return stream(names, in(names.valid()), in(names.data()), true);
  }

  @Override
  public Sink sink(StreamPorts names) {
    return stream(names, in(names.ready()), port(names.data()), false);
  }

  private InterpretedStream stream(
      StreamPorts names, InPort driven, OutPort data, boolean producer) {
    OutPort watched = out(producer ? names.ready() : names.valid());
    InterpretedStream stream =
        new InterpretedStream(
            interpreter, driven, watched, data, producer, seed * 31 + streams.size() + 1);
    streams.add(stream);
    return stream;
  }

  @Override
  public Memory memory(String path) {
    return new InterpretedMemory(interpreter.memory(path));
  }

  @Override
  public List<String> memories() {
    return interpreter.memories().stream().map(memory -> memory.path()).toList();
  }

  @Override
  public Snapshot save() {
    if (!streams.isEmpty()) {
      throw new IllegalStateException(
          "The simulation of "
              + design()
              + " has streams, whose words in flight a snapshot does not hold; "
              + "save before opening streams, or drive the ports by hand.");
    }
    saved.add(interpreter.save());
    byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(saved.size() - 1).array();
    return new Snapshot(model(), cycle(), number);
  }

  /** The interpreter keeps states itself, so a snapshot belongs to this very instance. */
  private String model() {
    return "interpreter-" + System.identityHashCode(this);
  }

  @Override
  public void restore(Snapshot snapshot) {
    if (!snapshot.model().equals(model())) {
      throw new IllegalArgumentException(
          "The snapshot was taken from another instance than this one of "
              + design()
              + "; the interpreter can't exchange them.");
    }
    interpreter.restore(saved.get(ByteBuffer.wrap(snapshot.state()).getInt()));
  }

  @Override
  public Waves waves(Path file, long fromCycle) {
    String name = file.getFileName().toString().replaceFirst("\\.fst$", "") + ".vcd";
    return new InterpretedWaves(
        file.toAbsolutePath().resolveSibling(name), dev.kairo.hw.wave.Waves.all(interpreter));
  }

  @Override
  public Coverage coverage() {
    throw new IllegalStateException(
        "The interpreter can't count coverage; install a compiler for native models with: "
            + "apt-get install -y verilator clang");
  }

  /** Waves as a value change dump, which every viewer of FST files opens as well. */
  private record InterpretedWaves(Path file, Trace trace) implements Waves {
    @Override
    public void close() {
      Vcd.write(trace, file);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      watcher.closing(this);
    }
    closed = true;
  }
}
