package dev.kairo.train.conv.taps.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.bench.ConvJob;
import dev.kairo.train.conv.bench.ConvResult;
import dev.kairo.train.conv.bench.ErrorPort;
import dev.kairo.train.conv.bench.PooledPort;
import dev.kairo.train.conv.bench.WorkFeed;
import dev.kairo.train.conv.pool.PooledWords;
import dev.kairo.train.conv.taps.TapsGolden;
import dev.kairo.train.conv.taps.TapsParameters;
import dev.kairo.train.fc.bench.Tally;
import java.util.List;
import java.util.Random;

/**
 * Runs some work on a simulated engine of taps: loads weights and biases, sends images, asks for
 * work as fast as it is taken, and compares every pooled word and winner, and every weight, bias
 * and partial sum afterwards, with {@link TapsGolden}, bit for bit.
 */
public final class TapsBench {
  private static final int RESET_CYCLES = 3;
  private static final int SLACK = 200;

  private final Simulation simulation;
  private final TapsParameters parameters;
  private final TapsStory story;
  private final Random random;
  private final int oneOf;
  private final ImageFeed images;
  private final WorkFeed work;
  private final ErrorPort errors;
  private final PooledPort pooled;
  private final InPort errorsValid;
  private final OutPort errorsReady;
  private final OutPort idle;
  private final Tally tally = new Tally();
  private int passed;
  private long passage;

  private TapsBench(
      Simulation simulation, TapsParameters parameters, List<ConvJob> jobs, long seed, int oneOf) {
    this.simulation = simulation;
    this.parameters = parameters;
    this.story = new TapsStory(parameters, jobs, seed);
    this.random = new Random(seed);
    this.oneOf = oneOf;
    this.images = new ImageFeed(simulation, parameters, story.images);
    this.work = new WorkFeed(simulation, jobs, parameters.buffers());
    int channels = parameters.shape().channels();
    this.errors = new ErrorPort(simulation, parameters.format(), channels);
    this.pooled =
        new PooledPort(
            simulation, parameters.format(), channels, story.pooled, parameters.shape().cells());
    this.errorsValid = simulation.in("errors_valid");
    this.errorsReady = simulation.out("errors_ready");
    this.idle = simulation.out("idle");
  }

  /** Runs some work, with every error there in time, and compares everything. */
  public static ConvResult run(
      Simulation simulation, TapsParameters parameters, List<ConvJob> jobs, long seed) {
    return runHesitantly(simulation, parameters, jobs, seed, 1);
  }

  /** The same with the errors of a cell there in one of so many cycles. */
  public static ConvResult runHesitantly(
      Simulation simulation, TapsParameters parameters, List<ConvJob> jobs, long seed, int oneOf) {
    return new TapsBench(simulation, parameters, jobs, seed, oneOf).run();
  }

  private ConvResult run() {
    simulation.in("arriving_valid").set(0);
    simulation.in("work_valid").set(0);
    errorsValid.set(0);
    simulation.in("access_write").set(0);
    simulation.in("room").set(1);
    simulation.in("learning_rate").set(story.learningRate);
    simulation.reset("rst", RESET_CYCLES);
    AccessPort access = new AccessPort(simulation, parameters);
    access.load(story.weights, story.biases);
    long limit = simulation.cycle() + pixels() + SLACK;
    while (!images.rests(0) && simulation.cycle() < limit) {
      images.offer(0);
      simulation.step();
    }
    work(access);
    access.compare(story.golden, story.gradientsOpen(), tally);
    return new ConvResult(work.spans(), passage, tally.words(), tally.mismatches(), tally.first());
  }

  private void work(AccessPort access) {
    int cellsOfAll = story.jobs.size() * parameters.shape().cells();
    long limit =
        simulation.cycle()
            + 8L * cellsOfAll * oneOf
            + (long) SLACK * (story.jobs.size() + 1)
            + pixels();
    while (true) {
      images.offer(passed / parameters.shape().cells());
      work.offer(images.complete());
      access.wander(random);
      boolean offers = offerErrors();
      simulation.settle();
      work.pass();
      if (offers && errorsReady.isHigh()) {
        passed++;
      }
      look();
      if (work.done() && idle.isHigh() && pooled.done()) {
        return;
      }
      if (simulation.cycle() > limit) {
        tally.wrong(
            "%d of %d pooled cells left the engine, and %d of %d errors were taken."
                .formatted(pooled.pooled(), cells(story.pooled), passed, cells(story.errors)));
        return;
      }
      simulation.step();
    }
  }

  private long pixels() {
    return (long) story.images.size() * parameters.shape().height() * parameters.shape().width();
  }

  private int cells(List<PooledWords> of) {
    return of.size() * parameters.shape().cells();
  }

  private boolean offerErrors() {
    boolean offers = passed < cells(story.errors) && random.nextInt(oneOf) == 0;
    errorsValid.set(offers);
    if (offers) {
      int count = parameters.shape().cells();
      errors.write(story.errors.get(passed / count), passed % count);
    }
    return offers;
  }

  private void look() {
    if (pooled.look(tally)) {
      passage = simulation.cycle() - work.firstForward();
    }
  }
}
