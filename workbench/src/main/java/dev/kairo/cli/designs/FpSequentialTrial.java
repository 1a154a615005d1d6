package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.cli.trial.TrialReport;
import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Drives a floating-point unit with one vector after the other, the directed ones first, mostly
 * without a pause. While the unit works its operands change and starts come that it must ignore;
 * {@code done} is compared in every cycle, and {@code y} from the first result on, while it rests
 * too.
 */
record FpSequentialTrial(SequentialUnit unit) implements Trial {
  /** One start in so many waits for a cycle. */
  private static final int PAUSES = 8;

  @Override
  public long usualCycles() {
    return 3_000_000;
  }

  @Override
  public long usualInterpretedCycles() {
    return 300_000;
  }

  @Override
  public Bench on(Simulation simulation, long seed) {
    simulation.reset("rst", 2);
    return new Vectors(simulation, seed);
  }

  /** Operands, what they must give, and the cycle from which on it stands at the output. */
  private record Work(long[] words, long expected, long due) {}

  private final class Vectors implements Bench {
    private final Simulation simulation;
    private final InPort start;
    private final OutPort done;
    private final OutPort y;
    private final FpStimulus stimulus;
    private final Random random;
    private final FpScore score = new FpScore(unit);
    private Optional<Work> working = Optional.empty();
    private Optional<Work> finished = Optional.empty();
    private OptionalLong interval = OptionalLong.empty();
    private long results;
    private long cycles;

    private Vectors(Simulation simulation, long seed) {
      this.simulation = simulation;
      start = simulation.in("start");
      done = simulation.out("done");
      y = simulation.out("y");
      stimulus = new FpStimulus(unit, simulation, seed);
      random = new Random(seed);
    }

    @Override
    public TrialReport run(long more) {
      for (long i = 0; i < more; i++) {
        cycle();
      }
      return score.report(cycles, stimulus.kinds(results), interval);
    }

    private void cycle() {
      boolean due = working.isPresent() && working.get().due() == cycles;
      if (due) {
        finish(working.get());
      }
      drive();
      simulation.settle();
      compare(due);
      simulation.step();
      cycles++;
    }

    private void finish(Work work) {
      if (finished.isPresent()) {
        long apart = work.due() - finished.get().due();
        interval = OptionalLong.of(Math.min(apart, interval.orElse(apart)));
      }
      finished = working;
      working = Optional.empty();
      results++;
    }

    private void drive() {
      boolean starts = random.nextInt(PAUSES) > 0;
      start.set(starts);
      if (starts && working.isEmpty()) {
        long[] words = stimulus.feed();
        working = Optional.of(new Work(words, unit.golden(words), cycles + unit.latencyCycles()));
      } else {
        stimulus.distract();
      }
    }

    private void compare(boolean due) {
      boolean said = done.get() != 0;
      long found = y.get();
      if (said != due) {
        score.mismatch(cycles, "done = %d, model %d".formatted(said ? 1 : 0, due ? 1 : 0));
      } else if (finished.isPresent() && found != finished.get().expected()) {
        score.result(cycles, finished.get().words(), found, finished.get().expected());
      }
    }
  }
}
