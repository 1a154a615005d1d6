package dev.kairo.train.softmax.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.Tally;
import dev.kairo.train.softmax.SoftmaxGolden;
import dev.kairo.train.softmax.SoftmaxKind;
import dev.kairo.train.softmax.SoftmaxParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Offers samples to a simulated softmax engine as fast as they are taken, and compares every error
 * with the golden model's, bit for bit.
 */
public final class SoftmaxBench {
  private static final int RESET_CYCLES = 3;

  private final Simulation simulation;
  private final SoftmaxKind kind;
  private final SoftmaxParameters parameters;
  private final ErrorRule rule;

  /** A bench of an engine. */
  public SoftmaxBench(Simulation simulation, SoftmaxKind kind, SoftmaxParameters parameters) {
    this(simulation, kind, parameters, new SoftmaxGolden(parameters.format())::errors);
  }

  /** A bench of an engine that is held against another rule. */
  public SoftmaxBench(
      Simulation simulation, SoftmaxKind kind, SoftmaxParameters parameters, ErrorRule rule) {
    this.simulation = simulation;
    this.kind = kind;
    this.parameters = parameters;
    this.rule = rule;
  }

  /** In which cycles an error is taken. */
  private interface Appetite {
    boolean takes();
  }

  /** Takes every error at once. */
  public SoftmaxResult run(SoftmaxSamples samples) {
    return run(samples, () -> true);
  }

  /** Takes errors in some cycles only: one of {@code oneOf} on average. */
  public SoftmaxResult runHesitantly(SoftmaxSamples samples, int oneOf, long seed) {
    Random random = new Random(seed);
    return run(samples, () -> random.nextInt(oneOf) == 0);
  }

  private SoftmaxResult run(SoftmaxSamples samples, Appetite appetite) {
    LogitFeed feed = new LogitFeed(simulation, kind.intervalCycles(parameters), samples, rule);
    InPort ready = simulation.in("errors_ready");
    OutPort valid = simulation.out("errors_valid");
    OutPort data = simulation.out("errors_data");
    ready.set(0);
    simulation.reset("rst", RESET_CYCLES);
    long start = simulation.cycle();
    long patience = 200L * parameters.classes() + kind.latencyCycles(parameters);
    long limit = start + (samples.count() + 1) * patience;
    Tally tally = new Tally();
    List<Long> ends = new ArrayList<>();
    int index = 0;
    while (ends.size() < samples.count() && simulation.cycle() < limit) {
      feed.offer();
      boolean takes = appetite.takes();
      ready.set(takes);
      simulation.settle();
      feed.pass();
      if (takes && valid.isHigh()) {
        int sample = ends.size();
        int at = index;
        tally.compare(
            feed.errors(sample)[at],
            data.get(),
            () -> "error of sample " + sample + " in class " + at);
        if (++index == parameters.classes()) {
          index = 0;
          ends.add(simulation.cycle());
        }
      }
      simulation.step();
    }
    if (ends.size() < samples.count()) {
      tally.wrong("Only %d of %d samples left the engine.".formatted(ends.size(), samples.count()));
    }
    return new SoftmaxResult(
        ends.isEmpty() ? -1 : ends.get(0) - start, gaps(ends), tally.words(), tally.first());
  }

  private static List<Long> gaps(List<Long> ends) {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < ends.size(); i++) {
      gaps.add(ends.get(i) - ends.get(i - 1));
    }
    return gaps;
  }
}
