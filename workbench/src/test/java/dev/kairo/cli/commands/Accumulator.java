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
import java.util.function.LongConsumer;

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
    long mask = values.whole("width") == 64 ? -1L : (1L << values.whole("width")) - 1;
    long stepMask = values.whole("step") == 64 ? -1L : (1L << values.whole("step")) - 1;
    return new Trial() {
      @Override
      public long usualCycles() {
        return 200;
      }

      @Override
      public TrialReport run(Simulation simulation, long cycles, LongConsumer onCycle) {
        simulation.reset("rst", 2);
        InPort increment = simulation.in("increment");
        OutPort sum = simulation.out("sum");
        long expected = 0;
        long mismatches = 0;
        List<String> samples = new ArrayList<>();
        for (long cycle = 0; cycle < cycles; cycle++) {
          long step = simulation.random().nextLong() & stepMask;
          increment.set(step);
          simulation.step();
          expected = expected + step & mask;
          if (sum.get() != expected) {
            mismatches++;
            if (samples.size() < 2) {
              samples.add("cycle " + cycle + ": sum = " + sum.get() + ", model " + expected);
            }
          }
          onCycle.accept(cycle);
        }
        return new TrialReport(cycles, cycles, mismatches, samples, OptionalLong.of(1));
      }
    };
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
