package dev.kairo.sim;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A running instance of a design.
 *
 * <p>A cycle: Java writes inputs; combinational outputs settle with the clock low (handshakes are
 * sampled here); the clock rises; Java reads the values after the edge. One thread at a time may
 * use an instance, and instances may move between threads.
 *
 * <p>A design that stops, fails an assertion or goes wrong raises a {@link SimulationFailure} out
 * of the call that ran it.
 */
public interface Simulation extends AutoCloseable {
  /** What runs a simulation. */
  enum Engine {
    /** A compiled model. */
    NATIVE,
    /** The interpreter of circuits, without Verilator or a C++ compiler. */
    INTERPRETER
  }

  /** What runs this simulation. */
  Engine engine();

  /** The top module's name. */
  String design();

  /** The ports, as the design declares them. */
  List<Port> ports();

  /** An input by name; an unknown name is refused with the names there are. */
  InPort in(String name);

  /** An output (or the present value of an input) by name. */
  OutPort out(String name);

  /** Lets combinational outputs follow the inputs without a clock edge. */
  void settle();

  /** One cycle of the first clock. */
  void step();

  /** Many cycles in one native call, with the inputs held. */
  void step(long cycles);

  /**
   * Steps until a port of at most 64 bits has a value after an edge, and gives the cycles it took;
   * 0 if it has it now.
   *
   * @throws SimulationFailure.TimedOut when {@code limit} cycles were not enough
   */
  long until(OutPort port, long value, long limit);

  /** {@link #until(OutPort, long, long)} by the port's name. */
  default long until(String port, long value, long limit) {
    return until(out(port), value, limit);
  }

  /** Holds an input at 1 for some cycles, then at 0. */
  default void reset(String input, int cycles) {
    InPort reset = in(input);
    reset.set(1);
    step(cycles);
    reset.set(0);
  }

  /** Cycles of the first clock so far. */
  long cycle();

  /** Simulated time. */
  long time();

  /** The seed of the initial state and of {@link #random()}. */
  long seed();

  /** Random numbers that are the same whenever the seed is. */
  RandomGenerator random();

  /** A word stream into the design, with valid, ready and data ports named after {@code prefix}. */
  Source source(StreamPorts ports);

  /** A word stream out of the design. */
  Sink sink(StreamPorts ports);

  /** A memory by its path below the top module, such as {@code bank0.words}. */
  Memory memory(String path);

  /** The paths of the memories that were opened when the design was described. */
  List<String> memories();

  /** The complete state of the design now. */
  Snapshot save();

  /** Goes back to a state of the same design. */
  void restore(Snapshot snapshot);

  /**
   * Writes waves to an FST file from now on, until the result is closed. The interpreter writes a
   * VCD file beside it instead; {@link Waves#file()} is the one written.
   */
  default Waves waves(Path file) {
    return waves(file, cycle());
  }

  /** The same from a later cycle on; until then nothing is written. */
  Waves waves(Path file, long fromCycle);

  /** What was executed so far, if the model was built to count it. */
  Coverage coverage();

  /** Runs final blocks and frees the instance. Closing twice does nothing. */
  @Override
  void close();
}
