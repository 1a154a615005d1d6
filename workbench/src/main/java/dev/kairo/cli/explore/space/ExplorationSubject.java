package dev.kairo.cli.explore.space;

import dev.kairo.cli.designs.Parameter;
import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Verilog;
import java.util.List;
import java.util.Optional;

/**
 * A family of designs to choose one member of. A public class with a public constructor without
 * arguments, since simulations run in Java machines of their own that make the subject again.
 *
 * <p>Everything a subject answers is a function of its arguments alone: equal explorations must
 * find the same.
 */
public interface ExplorationSubject {
  /** The name it is asked for by. */
  String name();

  /** What it is, in one line. */
  String summary();

  /**
   * The version of what makes its designs and benches. A change of it renames every point, so that
   * no earlier result is taken for one of the new designs.
   */
  String generator();

  /** What can be chosen, the parameters that others depend on first. */
  List<Parameter> parameters();

  /**
   * The values of a parameter that are explored when nobody asks for others.
   *
   * @param chosen the values of the parameters before it
   */
  List<String> values(String parameter, Configuration chosen);

  /**
   * Why a configuration can't be built, as a sentence with the nearest legal values: {@code M = 3
   * does not divide the 500 inputs; choose 2 or 4.} Empty when it can.
   */
  Optional<String> illegality(Configuration configuration);

  /** What a legal configuration will take, in closed form: microseconds, no design is made. */
  Costs estimate(Configuration configuration);

  /** The design of a legal configuration. */
  Design design(Configuration configuration);

  /** What of the design is simulated; a subject that looks into memories opens them here. */
  default Verilog verilog(Design design) {
    return Verilog.of(design);
  }

  /**
   * Drives a fresh simulation with some samples, counts the interval and compares every result with
   * the golden model.
   */
  Measurement measure(Configuration configuration, Simulation simulation, int samples, long seed);
}
