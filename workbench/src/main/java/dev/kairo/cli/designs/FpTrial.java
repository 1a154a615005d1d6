package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.cli.trial.TrialReport;
import dev.kairo.hw.fp.FpVectors;
import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/** Drives a floating-point unit with a vector a cycle, the directed ones first. */
record FpTrial(FpUnit unit, FpChoice choice) implements Trial {
  private static final int SAMPLES = 5;

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
    private final List<InPort> operands = new ArrayList<>();
    private final OutPort y;
    private final List<long[]> directed;
    private final Random random;
    private final long[][] entered = new long[choice.latency() + 1][];
    private final List<String> samples = new ArrayList<>();
    private long fed;
    private long cycles;
    private long mismatches;

    private Vectors(Simulation simulation, long seed) {
      this.simulation = simulation;
      for (int i = 0; i < unit.operands(choice).size(); i++) {
        operands.add(simulation.in(FpTop.port(i)));
      }
      y = simulation.out("y");
      directed = FpVectors.directed(choice.left(), choice.right(), choice.result(), seed);
      random = new Random(seed);
      // With the pipe full beforehand, every cycle of the run has a result to compare.
      for (int i = 0; i < choice.latency(); i++) {
        feed();
        simulation.step();
      }
    }

    @Override
    public TrialReport run(long more) {
      for (long i = 0; i < more; i++) {
        cycle();
      }
      Map<String, Long> counts = new LinkedHashMap<>();
      long all = directed.size();
      counts.put("directed vectors", Math.min(cycles, all));
      counts.put("random vectors", Math.max(0, cycles - all));
      return new TrialReport(cycles, mismatches, samples, counts, OptionalLong.of(1));
    }

    private void cycle() {
      feed();
      simulation.settle();
      compare(entered[(int) ((fed - 1 - choice.latency()) % entered.length)]);
      simulation.step();
      cycles++;
    }

    private void feed() {
      long[] vector =
          fed < directed.size()
              ? directed.get((int) fed)
              : FpVectors.random(choice.left(), choice.right(), choice.result(), random);
      entered[(int) (fed % entered.length)] = vector;
      for (int i = 0; i < operands.size(); i++) {
        operands.get(i).set(vector[i]);
      }
      fed++;
    }

    private void compare(long[] words) {
      long expected = unit.golden(choice, words);
      long found = y.get();
      if (found != expected) {
        mismatches++;
        if (samples.size() < SAMPLES) {
          samples.add(sentence(words, found, expected));
        }
      }
    }

    private String sentence(long[] words, long found, long expected) {
      StringBuilder text = new StringBuilder("cycle " + cycles + ":");
      for (int i = 0; i < operands.size(); i++) {
        text.append(" %s = 0x%x,".formatted(FpTop.port(i), words[i]));
      }
      return text + " y = 0x%x, model 0x%x".formatted(found, expected);
    }
  }
}
