package dev.kairo.train.conv.channels.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.bench.ConvJob;
import dev.kairo.train.conv.bench.ConvResult;
import dev.kairo.train.conv.bench.ErrorPort;
import dev.kairo.train.conv.bench.PooledPort;
import dev.kairo.train.conv.bench.WorkFeed;
import dev.kairo.train.conv.channels.ChannelsGolden;
import dev.kairo.train.conv.channels.ChannelsParameters;
import dev.kairo.train.fc.bench.Tally;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Runs some work on a simulated engine of channels: loads weights and biases, sends samples, asks
 * for work as fast as it is taken, and compares every sum or pooled cell, every error of the
 * inputs, and every weight, bias and gradient afterwards, with {@link ChannelsGolden}, bit for bit.
 */
public final class ChannelsBench {
  private static final int RESET_CYCLES = 3;
  private static final int SLACK = 300;

  private final Simulation simulation;
  private final ChannelsParameters parameters;
  private final ChannelsStory story;
  private final Random random;
  private final int oneOf;
  private final PixelFeed pixels;
  private final WorkFeed work;
  private final ErrorPort errors;
  private final Optional<PooledPort> pooled;
  private final Optional<WordRows> sums;
  private final WordRows inputErrors;
  private final InPort errorsValid;
  private final OutPort errorsReady;
  private final InPort inputErrorsReady;
  private final OutPort idle;
  private final Tally tally = new Tally();
  private int passed;
  private long passage;
  private long errorsPassage;

  private ChannelsBench(
      Simulation simulation,
      ChannelsParameters parameters,
      List<ConvJob> jobs,
      long seed,
      int oneOf) {
    this.simulation = simulation;
    this.parameters = parameters;
    this.story = new ChannelsStory(parameters, jobs, seed);
    this.random = new Random(seed);
    this.oneOf = oneOf;
    this.pixels = new PixelFeed(simulation, parameters, story.samples);
    this.work = new WorkFeed(simulation, jobs, parameters.buffers());
    int channels = parameters.shape().channels();
    this.errors = new ErrorPort(simulation, parameters.format(), channels);
    this.pooled =
        parameters.closes()
            ? Optional.of(
                new PooledPort(
                    simulation, parameters.format(), channels, story.pooled, cellCount()))
            : Optional.empty();
    this.sums =
        parameters.closes()
            ? Optional.empty()
            : Optional.of(new WordRows(simulation, "sums", "sum", parameters.format(), story.sums));
    this.inputErrors =
        new WordRows(
            simulation, "input_errors", "error of pixel", parameters.format(), story.inputErrors);
    this.errorsValid = simulation.in("errors_valid");
    this.errorsReady = simulation.out("errors_ready");
    this.inputErrorsReady = simulation.in("input_errors_ready");
    this.idle = simulation.out("idle");
  }

  /** Runs some work, with every error there in time, and compares everything. */
  public static ChannelsResult run(
      Simulation simulation, ChannelsParameters parameters, List<ConvJob> jobs, long seed) {
    return runHesitantly(simulation, parameters, jobs, seed, 1);
  }

  /**
   * The same where errors of a cell come, and errors of a pixel are taken, in one of so many
   * cycles.
   */
  public static ChannelsResult runHesitantly(
      Simulation simulation,
      ChannelsParameters parameters,
      List<ConvJob> jobs,
      long seed,
      int oneOf) {
    return new ChannelsBench(simulation, parameters, jobs, seed, oneOf).run();
  }

  private ChannelsResult run() {
    for (String port : List.of("arriving_valid", "work_valid", "access_write", "access_look")) {
      simulation.in(port).set(0);
    }
    errorsValid.set(0);
    inputErrorsReady.set(0);
    simulation.in("room").set(1);
    simulation.in("learning_rate").set(story.learningRate);
    simulation.reset("rst", RESET_CYCLES);
    ChannelsAccess access = new ChannelsAccess(simulation, parameters);
    access.load(story.weights, story.biases);
    long limit = simulation.cycle() + pixelsOfAll() + SLACK;
    while (!pixels.rests(0) && simulation.cycle() < limit) {
      pixels.offer(0);
      simulation.step();
    }
    if (work(access)) {
      access.compare(story.golden, story.gradientsOpen(), tally);
    }
    return new ChannelsResult(
        new ConvResult(work.spans(), passage, tally.words(), tally.mismatches(), tally.first()),
        errorsPassage);
  }

  /** Whether everything happened in time. */
  private boolean work(ChannelsAccess access) {
    long limit = simulation.cycle() + limit();
    while (true) {
      pixels.offer(work.samplesDone());
      work.offer(pixels.complete());
      access.wander(random);
      boolean offers = offerErrors();
      boolean takes = random.nextInt(oneOf) == 0;
      inputErrorsReady.set(takes);
      simulation.settle();
      work.pass();
      if (offers && errorsReady.isHigh()) {
        passed++;
      }
      look(takes);
      if (work.done() && idle.isHigh() && inputErrors.done() && forwardDone()) {
        return true;
      }
      if (simulation.cycle() > limit) {
        tally.wrong(
            "%d rows of input errors left the engine, and %d of %d errors were taken."
                .formatted(inputErrors.rows(), passed, errorsOfAll()));
        return false;
      }
      simulation.step();
    }
  }

  private boolean forwardDone() {
    return sums.map(WordRows::done).orElse(true) && pooled.map(PooledPort::done).orElse(true);
  }

  private long limit() {
    long cycles = pixelsOfAll();
    for (ConvJob job : story.jobs) {
      int longest = job.work() == ConvWork.BACKWARD ? parameters.shape().map().pixels() : 0;
      cycles += parameters.timing().workCycles(job.work()) + (long) longest * oneOf * 4 + SLACK;
    }
    return cycles + (long) errorsOfAll() * oneOf * 4;
  }

  private long pixelsOfAll() {
    return (long) story.samples.size() * parameters.shape().map().pixels();
  }

  private int errorsOfAll() {
    return story.errors.size() * cellCount();
  }

  private int cellCount() {
    return parameters.shape().map().cells();
  }

  private boolean offerErrors() {
    boolean offers = passed < errorsOfAll() && random.nextInt(oneOf) == 0;
    errorsValid.set(offers);
    if (offers) {
      errors.write(story.errors.get(passed / cellCount()), passed % cellCount());
    }
    return offers;
  }

  private void look(boolean takes) {
    if (takes && inputErrors.stands()) {
      if (inputErrors.rows() == 0) {
        errorsPassage = simulation.cycle() - work.firstBackward();
      }
      inputErrors.compare(tally);
    }
    boolean last = pooled.map(port -> port.look(tally)).orElseGet(() -> lookAtSums(sums.get()));
    if (last) {
      passage = simulation.cycle() - work.firstForward();
    }
  }

  /** Compares the sums that leave, and says whether they are the first sample's last ones. */
  private boolean lookAtSums(WordRows rows) {
    if (!rows.stands()) {
      return false;
    }
    rows.compare(tally);
    return rows.rows() == rows.length();
  }
}
