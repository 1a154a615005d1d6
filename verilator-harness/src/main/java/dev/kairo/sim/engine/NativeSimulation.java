package dev.kairo.sim.engine;

import dev.kairo.sim.Clock;
import dev.kairo.sim.Coverage;
import dev.kairo.sim.InPort;
import dev.kairo.sim.Memory;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Port;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.SimulationFailure;
import dev.kairo.sim.Sink;
import dev.kairo.sim.Snapshot;
import dev.kairo.sim.Source;
import dev.kairo.sim.StreamPorts;
import dev.kairo.sim.Waves;
import dev.kairo.sim.bridge.ModelLibrary;
import dev.kairo.sim.bridge.ModelLibrary.Function;
import dev.kairo.sim.bridge.NativeBridge;
import dev.kairo.sim.bridge.NativeMemory;
import dev.kairo.sim.model.Clocking;
import dev.kairo.sim.model.ModelBuilder.Built;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * An instance of a compiled model. A cycle is one native call whatever the number of ports; about
 * 10 ns of it are JNI's.
 */
public final class NativeSimulation implements Simulation {
  private static final long FIRST_PRODUCER = 1L << 63;
  private static final int RING_WORDS = 4096;

  private final Settings settings;
  private final Built model;
  private final ModelLibrary library;
  private final long stepFunction;
  private final long settleFunction;
  private final Map<String, NativePort> byName = new LinkedHashMap<>();
  private final List<Port> ports = new ArrayList<>();
  private final List<NativeStream> streams = new ArrayList<>();
  private final RandomGenerator random;
  private final NativeMemories memories;
  private NativeState state;
  private long instance;

  /** Loads a model and makes an instance of it. */
  public NativeSimulation(Built model, Settings settings) {
    this.settings = settings;
    this.model = model;
    library = ModelLibrary.load(model.library());
    stepFunction = library.address(Function.STEP);
    settleFunction = library.address(Function.SETTLE);
    random = new java.util.SplittableRandom(settings.seed());
    List<String> names = library.ports().stream().map(ModelLibrary.NativePort::name).toList();
    List<String> inputs =
        library.ports().stream()
            .filter(port -> !port.output())
            .map(ModelLibrary.NativePort::name)
            .toList();
    int clock = Clocking.name(settings.verilog(), inputs).map(names::indexOf).orElse(-1);
    // Verilator takes 31 bits of seed, and would take 0 for "no seed".
    int nativeSeed = Long.hashCode(settings.seed() * 0x9E3779B97F4A7C15L) & 0x7fffffff | 1;
    instance = library.call(Function.CREATE, 0, nativeSeed, clock, NativeBridge.ticket());
    state = new NativeState(instance);
    memories = new NativeMemories(library, settings.design());
    try {
      check(state.status());
      bindPorts();
      startClocks(names);
    } catch (RuntimeException failed) {
      free();
      throw failed;
    }
  }

  private void bindPorts() {
    List<ModelLibrary.NativePort> described = library.ports();
    for (int i = 0; i < described.size(); i++) {
      ModelLibrary.NativePort found = described.get(i);
      Port.Direction direction = found.output() ? Port.Direction.OUTPUT : Port.Direction.INPUT;
      Port port = new Port(found.name(), found.width(), direction);
      ports.add(port);
      byName.put(port.name(), new NativePort(port, found.bytes(), i, state.port(i)));
    }
  }

  private void startClocks(List<String> names) {
    boolean plain =
        settings.clocks().size() < 2
            && settings.clocks().stream().allMatch(c -> c.equals(Clock.named(c.name())));
    if (plain) {
      return;
    }
    for (Clock clock : settings.clocks()) {
      int port = names.indexOf(clock.name());
      if (port < 0) {
        throw new IllegalArgumentException(
            "The design %s has no clock input '%s'; its ports are %s."
                .formatted(settings.design(), clock.name(), String.join(", ", names)));
      }
      library.call(Function.ADD_CLOCK, instance, port, clock.period() / 2, clock.phase());
    }
  }

  @Override
  public Engine engine() {
    return Engine.NATIVE;
  }

  @Override
  public String design() {
    return settings.design();
  }

  @Override
  public List<Port> ports() {
    return List.copyOf(ports);
  }

  @Override
  public InPort in(String name) {
    NativePort found = port(name);
    if (found.port().direction() != Port.Direction.INPUT) {
      throw new IllegalArgumentException(
          "The port %s of %s is an output; read it with out().".formatted(name, settings.design()));
    }
    return found;
  }

  @Override
  public OutPort out(String name) {
    return port(name);
  }

  private NativePort port(String name) {
    NativePort found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "The design %s has no port '%s'; its ports are %s."
              .formatted(settings.design(), name, String.join(", ", byName.keySet())));
    }
    return found;
  }

  private long open() {
    long open = instance;
    if (open == 0) {
      throw new IllegalStateException("The simulation of " + settings.design() + " is closed.");
    }
    return open;
  }

  @Override
  public void settle() {
    check(NativeBridge.step(settleFunction, open()));
  }

  @Override
  public void step() {
    int status = NativeBridge.step(stepFunction, open());
    if (status != 0) {
      check(status);
    }
  }

  @Override
  public void step(long cycles) {
    if (cycles < 0) {
      throw new IllegalArgumentException(
          "The number of cycles is " + cycles + "; it can't be negative.");
    }
    long end = cycle() + cycles;
    while (cycle() < end) {
      check((int) library.call(Function.STEP_MANY, open(), end - cycle(), 0, 0));
    }
  }

  @Override
  public long until(OutPort port, long value, long limit) {
    int index = port(port.port().name()).index();
    if (port.port().width() > Long.SIZE) {
      throw new IllegalArgumentException(
          "The port %s is %d bits wide; until() compares at most 64."
              .formatted(port.port().name(), port.port().width()));
    }
    long start = cycle();
    while (port.get() != value) {
      long left = start + limit - cycle();
      if (left <= 0) {
        throw new SimulationFailure.TimedOut(
            new SimulationFailure.Where(settings.design(), "", 0, cycle()),
            "%s is %d and was not %d within %d cycles."
                .formatted(port.port().name(), port.get(), value, limit));
      }
      check((int) library.call(Function.UNTIL, open(), index, value, left));
    }
    return cycle() - start;
  }

  private void check(int status) {
    if (status != 0) {
      if ((status & NativeState.LOGGED) != 0) {
        String text = state.log();
        library.call(Function.CLEAR_LOG, instance);
        settings.log().accept(text);
      }
      Ending.raise(status & 0xff, state, settings.design(), model);
    }
  }

  @Override
  public long cycle() {
    open();
    return state.cycles();
  }

  @Override
  public long time() {
    open();
    return state.time();
  }

  @Override
  public long seed() {
    return settings.seed();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Source source(StreamPorts names) {
    in(names.valid());
    in(names.data());
    return stream(names, FIRST_PRODUCER);
  }

  @Override
  public Sink sink(StreamPorts names) {
    in(names.ready());
    return stream(names, 0);
  }

  private NativeStream stream(StreamPorts names, long producer) {
    NativePort data = port(names.data());
    requireBit(names.valid());
    requireBit(names.ready());
    long which =
        port(names.valid()).index()
            | (long) port(names.ready()).index() << 16
            | (long) data.index() << 32;
    long address =
        library.call(
            Function.ADD_STREAM,
            open(),
            which,
            producer | RING_WORDS,
            settings.seed() * 31 + streams.size() + 1);
    NativeStream stream = new NativeStream(data.port(), address);
    streams.add(stream);
    return stream;
  }

  private void requireBit(String name) {
    if (port(name).port().width() != 1) {
      throw new IllegalArgumentException(
          "The port %s is %d bits wide; valid and ready have one bit."
              .formatted(name, port(name).port().width()));
    }
  }

  @Override
  public Memory memory(String path) {
    return memories.find(open(), state, path);
  }

  @Override
  public List<String> memories() {
    return memories.paths(open(), state);
  }

  @Override
  public Snapshot save() {
    if (!streams.isEmpty()) {
      throw new IllegalStateException(
          "The simulation of "
              + settings.design()
              + " has streams, whose words in flight a snapshot does not hold; "
              + "save before opening streams, or drive the ports by hand.");
    }
    require(
        library.call(Function.SAVE, open()), "save a coverage model; build one without coverage");
    return new Snapshot(model.key(), cycle(), state.snapshot());
  }

  @Override
  public void restore(Snapshot snapshot) {
    if (!snapshot.model().equals(model.key())) {
      throw new IllegalArgumentException(
          "The snapshot was taken from another model than "
              + settings.design()
              + "; take it again from this one.");
    }
    byte[] bytes = snapshot.state();
    long copy = NativeMemory.allocate(bytes);
    try {
      require(library.call(Function.RESTORE, open(), copy, bytes.length, 0), "restore this model");
    } finally {
      NativeMemory.free(copy);
    }
  }

  @Override
  public Waves waves(Path file, long fromCycle) {
    Path absolute = file.toAbsolutePath();
    library.call(Function.WAVES_FROM, open(), fromCycle, 0, 0);
    require(
        library.call(Function.OPEN_WAVES, open(), absolute),
        "write waves; open the model with simulator.withWaves()");
    return new NativeWaves(absolute);
  }

  private void require(long result, String what) {
    if (result == -1) {
      throw new IllegalStateException("The model of " + settings.design() + " can't " + what + ".");
    }
    check((int) result);
  }

  @Override
  public Coverage coverage() {
    return NativeCoverage.read(
        file ->
            require(
                library.call(Function.WRITE_COVERAGE, open(), file),
                "count coverage; open the model with simulator.withCoverage()"),
        model::origin);
  }

  @Override
  public void close() {
    if (instance == 0) {
      return;
    }
    settings.watcher().closing(this);
    try {
      int status = (int) library.call(Function.FINAL, instance);
      if ((status & NativeState.LOGGED) != 0) {
        settings.log().accept(state.log());
      }
    } finally {
      free();
    }
  }

  private void free() {
    byName.values().forEach(NativePort::close);
    streams.forEach(NativeStream::close);
    memories.close();
    library.call(Function.DESTROY, instance);
    instance = 0;
    library.close();
  }

  private final class NativeWaves implements Waves {
    private final Path file;

    NativeWaves(Path file) {
      this.file = file;
    }

    @Override
    public Path file() {
      return file;
    }

    @Override
    public void close() {
      if (instance != 0) {
        library.call(Function.CLOSE_WAVES, instance);
      }
    }
  }
}
