package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.cli.trial.TrialReport;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import java.util.OptionalLong;

/** Drives a floating-point unit with a vector a cycle, the directed ones first. */
record FpTrial(StreamingUnit unit) implements Trial {
  @Override
  public long usualCycles() {
    return 1_000_000;
  }

  @Override
  public long usualInterpretedCycles() {
    return 100_000;
  }

  @Override
  public Bench on(Simulation simulation, long seed) {
    return new Vectors(simulation, seed);
  }

  private final class Vectors implements Bench {
    private final Simulation simulation;
    private final OutPort y;
    private final FpStimulus stimulus;
    private final FpScore score = new FpScore(unit);
    private final long[][] entered = new long[unit.latencyCycles() + 1][];
    private long fed;
    private long cycles;

    private Vectors(Simulation simulation, long seed) {
      this.simulation = simulation;
      y = simulation.out("y");
      stimulus = new FpStimulus(unit, simulation, seed);
      // With the pipe full beforehand, every cycle of the run has a result to compare.
      for (int i = 0; i < unit.latencyCycles(); i++) {
        feed();
        simulation.step();
      }
    }

    @Override
    public TrialReport run(long more) {
      for (long i = 0; i < more; i++) {
        cycle();
      }
      return score.report(cycles, stimulus.kinds(cycles), OptionalLong.of(1));
    }

    private void cycle() {
      feed();
      simulation.settle();
      compare(entered[(int) ((fed - 1 - unit.latencyCycles()) % entered.length)]);
      simulation.step();
      cycles++;
    }

    private void feed() {
      entered[(int) (fed % entered.length)] = stimulus.feed();
      fed++;
    }

    private void compare(long[] words) {
      long expected = unit.golden(words);
      long found = y.get();
      if (found != expected) {
        score.result(cycles, words, found, expected);
      }
    }
  }
}
