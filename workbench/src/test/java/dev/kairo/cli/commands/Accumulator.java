package dev.kairo.cli.commands;

import dev.kairo.cli.designs.CataloguedDesign;
import dev.kairo.cli.designs.Parameter;
import dev.kairo.cli.designs.ParameterValues;
import dev.kairo.cli.trial.Trial;
import dev.kairo.cli.trial.TrialReport;
import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongUnaryOperator;

/** A small design for tests of commands: a sum that grows by its input each cycle. */
final class Accumulator implements CataloguedDesign {
  @Override
  public String name() {
    return "accumulator";
  }

  @Override
  public String summary() {
    return "A running sum.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole("width", "bits of the sum", 16, 1, 64),
        new Parameter.Whole("step", "bits of the input, at most the width", 8, 1, 64),
        new Parameter.Flag("odd", "start at one", false));
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    return Map.of("narrow", Map.of("width", "4", "step", "2"));
  }

  @Override
  public Design design(ParameterValues values) {
    int width = values.whole("width");
    int step = values.whole("step");
    if (step > width) {
      throw new IllegalArgumentException(
          "step = %d is wider than the sum of %d bits; choose 1 to %d."
              .formatted(step, width, width));
    }
    return Design.of(() -> new Circuit(width, step, values.flag("odd")));
  }

  /** Compares with a sum in Java; the odd one starts at one, which the model does not know. */
  @Override
  public Trial trial(ParameterValues values) {
    return new Trial() {
      @Override
      public long usualCycles() {
        return 200;
      }

      @Override
      public long usualInterpretedCycles() {
        return 100;
      }

      @Override
      public Bench on(Simulation simulation, long seed) {
        simulation.reset("rst", 2);
        InPort increment = simulation.in("increment");
        OutPort sum = simulation.out("sum");
        return new Sums(
            values,
            seed,
            step -> {
              increment.set(step);
              simulation.step();
              return sum.get();
            });
      }
    };
  }

  private static final class Sums implements Trial.Bench {
    private final long mask;
    private final long stepMask;
    private final Random random;
    private final LongUnaryOperator circuit;
    private final List<String> samples = new ArrayList<>();
    private long expected;
    private long cycles;
    private long mismatches;

    Sums(ParameterValues values, long seed, LongUnaryOperator circuit) {
      mask = -1L >>> 64 - values.whole("width");
      stepMask = -1L >>> 64 - values.whole("step");
      random = new Random(seed);
      this.circuit = circuit;
    }

    @Override
    public TrialReport run(long more) {
      for (long i = 0; i < more; i++) {
        long step = random.nextLong() & stepMask;
        long found = circuit.applyAsLong(step);
        expected = expected + step & mask;
        if (found != expected) {
          mismatches++;
          if (samples.size() < 2) {
            samples.add("cycle " + cycles + ": sum = " + found + ", model " + expected);
          }
        }
        cycles++;
      }
      return new TrialReport(
          cycles, mismatches, samples, Map.of("additions", cycles), OptionalLong.of(1));
    }
  }

  private static final class Circuit extends Module {
    Circuit(int width, int step, boolean odd) {
      rename("Accumulator");
      parameter("width", width);
      parameter("step", step);
      Bits increment = in("increment", step);
      out("sum", reg(width).reset(odd ? 1 : 0).next(sum -> sum.add(increment.zext(width))));
    }
  }
}
