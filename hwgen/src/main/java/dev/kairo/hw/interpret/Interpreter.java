package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs a circuit cycle by cycle, two-state, in Java alone.
 *
 * <p>A cycle is: set inputs, let combinational signals settle, take the edge; outputs that follow
 * registers show their new value after {@link #step()}. Settling is done when somebody looks or an
 * edge comes, and only for what depends on what has changed. A cycle costs about a nanosecond for
 * each node of up to 64 bits and allocates nothing.
 *
 * <p>Registers and memories without an initial value start at values drawn from the seed. A memory
 * whose depth is no power of two has, as in the Verilog, a word for every address there can be.
 */
public final class Interpreter {
  private final Circuit circuit;
  private final Machine machine;
  private final long seed;
  private final Map<String, InPort> inputs = new LinkedHashMap<>();
  private final Map<String, Probe> probes = new LinkedHashMap<>();
  private final Map<String, MemoryProbe> memories = new LinkedHashMap<>();
  private final List<StepListener> listeners = new ArrayList<>();
  private final boolean[] rising;
  private final int defaultClock;
  private final long[] samples;
  private final long[] store;
  private final long[] memory;
  private boolean stateChanged;
  private boolean inputsChanged;
  private long cycle;

  private Interpreter(
      Circuit circuit, long seed, Map<String, ? extends Supplier<? extends Behaviour>> behaviours) {
    this.circuit = circuit;
    this.seed = seed;
    machine = new Compiler(circuit, behaviours).compile();
    rising = new boolean[circuit.clocks().size()];
    defaultClock =
        Math.max(0, circuit.clocks().stream().map(ClockPort::name).toList().indexOf("clk"));
    samples = new long[machine.samples()];
    store = machine.slots().store();
    memory = machine.memories().store();
    makeHandles();
    restart();
  }

  /** An interpreter of a circuit without black boxes, at cycle 0. */
  public static Interpreter of(Circuit circuit, long seed) {
    return new Interpreter(circuit, seed, Map.of());
  }

  /** An interpreter of a circuit, with what its black boxes do by their module names. */
  public static Interpreter of(
      Circuit circuit, long seed, Map<String, ? extends Supplier<? extends Behaviour>> behaviours) {
    return new Interpreter(circuit, seed, behaviours);
  }

  private void makeHandles() {
    for (Port port : circuit.inputs()) {
      int width = circuit.node(port.node()).width();
      int slot = machine.slots().of(port.node());
      inputs.put(port.name(), new InPort(this, port.name(), width, slot));
    }
    Hierarchy hierarchy = machine.hierarchy();
    Names names = new Names(hierarchy);
    names
        .signals()
        .forEach(
            (path, flat) -> {
              int slot = machine.slots().of(hierarchy.resolve(flat));
              probes.put(path, new Probe(this, path, hierarchy.width(flat), slot));
            });
    names
        .memories()
        .forEach(
            (path, flat) ->
                memories.put(path, new MemoryProbe(this, path, machine.memories().of(flat))));
  }

  /** The circuit. */
  public Circuit circuit() {
    return circuit;
  }

  /** The inputs in order. */
  public List<InPort> inputs() {
    return List.copyOf(inputs.values());
  }

  /** Every named signal: ports first, inner modules after the module they lie in. */
  public List<Probe> probes() {
    return List.copyOf(probes.values());
  }

  /** Every memory. */
  public List<MemoryProbe> memories() {
    return List.copyOf(memories.values());
  }

  /** The input of a name. */
  public InPort in(String name) {
    return known(inputs, name, "input");
  }

  /** The signal of a name, an output or any named signal inside. */
  public Probe probe(String path) {
    return known(probes, path, "signal");
  }

  /** The memory of a name. */
  public MemoryProbe memory(String path) {
    return known(memories, path, "memory");
  }

  private <T> T known(Map<String, T> all, String name, String kind) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          circuit.name() + " has no " + kind + " " + name + "; choose " + listed(all.keySet()));
    }
    return found;
  }

  private static String listed(Collection<String> names) {
    List<String> some = names.stream().limit(12).toList();
    String rest = names.size() > some.size() ? ", ..." : "";
    return some.isEmpty()
        ? "another circuit: it has none."
        : "one of " + String.join(", ", some) + rest + ".";
  }

  /** Sets an input to the low bits of a number in two's complement. */
  public void set(String input, long number) {
    in(input).set(number);
  }

  /** Sets an input. */
  public void set(String input, Value value) {
    in(input).set(value);
  }

  /** The settled value of a signal. */
  public Value get(String signal) {
    return probe(signal).get();
  }

  /** The low 64 bits of the settled value of a signal. */
  public long getLong(String signal) {
    return probe(signal).getLong();
  }

  /** Lets combinational signals settle; reading does so by itself. */
  public void settle() {
    if (stateChanged) {
      machine.program().runState(store, memory);
    } else if (inputsChanged) {
      machine.program().runInputs(store, memory);
    }
    stateChanged = false;
    inputsChanged = false;
  }

  /** One cycle of {@code clk}, else of the first clock. Without a clock signals just settle. */
  public void step() {
    Arrays.fill(rising, false);
    if (rising.length > 0) {
      rising[defaultClock] = true;
    }
    edge();
  }

  /** So many times {@link #step()}. */
  public void step(long cycles) {
    for (long i = 0; i < cycles; i++) {
      step();
    }
  }

  /** One edge of each of some clocks, all at the same moment. */
  public void step(String... clocks) {
    Arrays.fill(rising, false);
    for (String clock : clocks) {
      rising[clockIndex(clock)] = true;
    }
    edge();
  }

  private int clockIndex(String name) {
    List<ClockPort> clocks = circuit.clocks();
    for (int i = 0; i < clocks.size(); i++) {
      if (clocks.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        circuit.name()
            + " has no clock "
            + name
            + "; choose "
            + listed(clocks.stream().map(ClockPort::name).toList()));
  }

  private void edge() {
    settle();
    if (!listeners.isEmpty()) {
      tellListeners();
    }
    int taken = 0;
    for (int clock = 0; clock < rising.length; clock++) {
      if (rising[clock]) {
        taken = machine.edges().get(clock).sample(store, memory, samples, taken);
      }
    }
    machine.blackBoxes().edge(rising, store);
    for (int clock = 0; clock < rising.length; clock++) {
      if (rising[clock]) {
        machine.edges().get(clock).write(store, memory);
      }
    }
    int given = 0;
    for (int clock = 0; clock < rising.length; clock++) {
      if (rising[clock]) {
        given = machine.edges().get(clock).commit(store, samples, given);
      }
    }
    stateChanged = true;
    cycle++;
  }

  private void tellListeners() {
    List<String> clocks = new ArrayList<>();
    for (int clock = 0; clock < rising.length; clock++) {
      if (rising[clock]) {
        clocks.add(circuit.clocks().get(clock).name());
      }
    }
    listeners.forEach(listener -> listener.beforeEdge(clocks));
  }

  /** The steps taken since the start. */
  public long cycle() {
    return cycle;
  }

  /** Has a listener told of every step from now on. */
  public void listen(StepListener listener) {
    listeners.add(listener);
  }

  /** Holds the resets of all clocks at 1 for one edge of every clock, then lets go. */
  public void reset() {
    List<String> resets =
        circuit.clocks().stream().flatMap(clock -> clock.reset().stream()).distinct().toList();
    resets.forEach(reset -> set(reset, 1));
    Arrays.fill(rising, true);
    edge();
    resets.forEach(reset -> set(reset, 0));
  }

  /** Goes back to cycle 0: first values everywhere, inputs at 0. */
  public void restart() {
    for (InPort input : inputs.values()) {
      input.set(0);
    }
    machine.initialize(seed, store, memory);
    machine.blackBoxes().restart();
    machine.program().runConstants(store, memory);
    stateChanged = true;
    cycle = 0;
  }

  /** The whole state, to come back to with {@link #restore}. */
  public Snapshot save() {
    settle();
    return new Snapshot(
        circuit, store.clone(), memory.clone(), machine.blackBoxes().saved(), cycle);
  }

  /** Goes back to a state saved by an interpreter of the same circuit. */
  public void restore(Snapshot snapshot) {
    if (snapshot.circuit != circuit) {
      throw new IllegalArgumentException(
          "A state of "
              + snapshot.circuit.name()
              + " can't be restored into "
              + circuit.name()
              + "; restore it into an interpreter of the same circuit object.");
    }
    System.arraycopy(snapshot.store, 0, store, 0, store.length);
    System.arraycopy(snapshot.memory, 0, memory, 0, memory.length);
    machine.blackBoxes().restore(snapshot.blackBoxes);
    stateChanged = true;
    cycle = snapshot.cycle;
  }

  /** The store with every signal settled. */
  long[] settled() {
    if (stateChanged || inputsChanged) {
      settle();
    }
    return store;
  }

  /** The store, of which the caller will change an input. */
  long[] inputsToChange() {
    inputsChanged = true;
    return store;
  }

  /** The words of all memories. */
  long[] memoryWords() {
    return memory;
  }

  /** The words of all memories, of which the caller will change some. */
  long[] memoryToChange() {
    stateChanged = true;
    return memory;
  }
}
