package dev.kairo.train.fc.training.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.Offer;
import dev.kairo.train.fc.bench.ParameterPort;
import dev.kairo.train.fc.bench.RowPort;
import dev.kairo.train.fc.bench.Tally;
import dev.kairo.train.fc.training.TrainingParameters;
import dev.kairo.train.fc.training.TrainingShape;
import dev.kairo.train.fc.training.TrainingWork;
import java.util.List;
import java.util.Random;

/**
 * Runs some work on a simulated {@link dev.kairo.train.fc.training.FcTraining}: loads weights and
 * biases, sends inputs and errors, asks for work as fast as it is taken, and compares every output
 * and every error that leaves, and every weight, bias and gradient afterwards, with {@link
 * dev.kairo.train.fc.training.TrainingGolden}, bit for bit.
 */
public final class TrainingBench {
  private static final int RESET_CYCLES = 3;
  private static final int SLACK = 400;

  private final Simulation simulation;
  private final TrainingParameters parameters;
  private final TrainingStory story;
  private final Random random;
  private final int oneOf;
  private final Tally tally = new Tally();
  private final InputFeed inputs;
  private final WorkFeed work;
  private final Offer errors;
  private final InPort errorWords;
  private final RowPort errorRow;
  private final RowPort inputRow;
  private final Rows leaving;
  private final Rows passing;
  private final OutPort idle;

  private TrainingBench(
      Simulation simulation,
      TrainingParameters parameters,
      List<TrainingJob> jobs,
      long seed,
      int oneOf) {
    TrainingShape shape = parameters.shape();
    int width = parameters.format().width();
    this.simulation = simulation;
    this.parameters = parameters;
    this.story = new TrainingStory(parameters, jobs, seed);
    this.random = new Random(seed);
    this.oneOf = oneOf;
    this.inputs = new InputFeed(simulation, parameters, story.inputs);
    this.work = new WorkFeed(simulation, jobs, parameters.buffers());
    this.errors =
        new Offer(
            simulation,
            "errors",
            shape.groups(),
            story.errors.size(),
            () -> random.nextInt(oneOf) == 0);
    this.errorWords = simulation.in("errors_data");
    this.errorRow = new RowPort(shape.m(), width);
    this.inputRow = new RowPort(shape.n(), width);
    this.leaving =
        new Rows(
            simulation,
            "leaving",
            "output",
            story.outputs,
            new RowPort(shape.m(), width),
            shape.m(),
            tally);
    this.passing =
        new Rows(simulation, "passing", "error", story.passed, inputRow, shape.n(), tally);
    this.idle = simulation.out("idle");
  }

  /** Runs some work, with every word there in time, and compares everything. */
  public static TrainingResult run(
      Simulation simulation, TrainingParameters parameters, List<TrainingJob> jobs, long seed) {
    return runHesitantly(simulation, parameters, jobs, seed, 1);
  }

  /** The same with a row of errors there in one of so many cycles. */
  public static TrainingResult runHesitantly(
      Simulation simulation,
      TrainingParameters parameters,
      List<TrainingJob> jobs,
      long seed,
      int oneOf) {
    return new TrainingBench(simulation, parameters, jobs, seed, oneOf).run();
  }

  private TrainingResult run() {
    for (String port :
        List.of(
            "arriving_valid", "work_valid", "errors_valid", "access_write", "access_gradient")) {
      simulation.in(port).set(0);
    }
    simulation.in("room").set(1);
    simulation.in("passing_room").set(1);
    simulation.in("learning_rate").set(story.learningRate);
    simulation.reset("rst", RESET_CYCLES);
    TrainingShape shape = parameters.shape();
    ParameterPort port =
        new ParameterPort(
            simulation,
            new ParameterPort.Lanes(
                shape.m(), shape.n(), shape.m(), parameters.timing().lookCycles()),
            new RowPort(shape.n(), parameters.format().width()));
    port.load(story.weights, story.biases);
    long limit = simulation.cycle() + patience();
    while ((!inputs.rests(0) || !idle.isHigh()) && simulation.cycle() < limit) {
      inputs.offer(0);
      offerErrors();
      simulation.settle();
      errors.pass();
      simulation.step();
    }
    work();
    simulation.in("access_gradient").set(0);
    port.compare(story.golden.weights(), story.golden.biases(), tally);
    if (parameters.gradients() && gradientsOpen()) {
      simulation.in("access_gradient").set(1);
      port.compare(
          "gradient of the ", story.golden.gradients(), story.golden.biasGradients(), tally);
    }
    return new TrainingResult(
        work.spans(),
        leaving.firstComplete() - work.first(TrainingWork.FORWARD::equals),
        passing.firstComplete() - work.first(TrainingWork::passesErrors),
        tally.words(),
        tally.mismatches(),
        tally.first());
  }

  /** Whether gradients were added that no step has used up. */
  private boolean gradientsOpen() {
    boolean open = false;
    for (TrainingJob job : story.jobs) {
      open = job.work() == TrainingWork.BACKWARD || open && job.work() != TrainingWork.STEP;
    }
    return open;
  }

  private long patience() {
    TrainingShape shape = parameters.shape();
    long words = shape.words() + shape.rows() + (long) shape.groups() * oneOf;
    return (story.jobs.size() + 1L) * (words + parameters.timing().outputCycles() + SLACK);
  }

  private void work() {
    long limit = simulation.cycle() + patience();
    while (!work.done() || !idle.isHigh() || !leaving.done() || !passing.done()) {
      if (simulation.cycle() > limit) {
        tally.wrong(
            "%d of %d jobs were taken, and %d outputs and %d errors of samples left the engine."
                .formatted(work.taken(), story.jobs.size(), leaving.samples(), passing.samples()));
        return;
      }
      inputs.offer(free());
      int needed = needed();
      work.offer(inputs.complete(), errors.sample() >= needed);
      wander();
      offerErrors();
      simulation.settle();
      work.pass();
      errors.pass();
      leaving.look();
      passing.look();
      simulation.step();
    }
  }

  /** Samples whose errors are complete if the next job passes errors. */
  private int needed() {
    int passed = 1;
    for (TrainingJob job : story.jobs.subList(0, work.taken())) {
      passed += job.work().passesErrors() ? 1 : 0;
    }
    return passed;
  }

  /** Samples from the first on that no job needs any more whose words have not left. */
  private int free() {
    int forwards = 0;
    int backwards = 0;
    int free = story.inputs.size();
    for (TrainingJob job : story.jobs) {
      boolean left =
          switch (job.work()) {
            case FORWARD -> ++forwards <= leaving.samples();
            case BACKWARD, UPDATE -> ++backwards <= passing.samples();
            case STEP -> true;
          };
      if (!left) {
        free = Math.min(free, job.sample());
      }
    }
    return free;
  }

  /** Looks at some word while work is under way, which is to make no difference. */
  private void wander() {
    simulation.in("access_lane").set(random.nextInt(parameters.shape().m()));
    simulation.in("access_address").set(random.nextInt(parameters.shape().words()));
    simulation.in("access_bias").set(random.nextInt(2));
    simulation.in("access_gradient").set(random.nextInt(2));
  }

  private void offerErrors() {
    if (errors.offers()) {
      int m = parameters.shape().m();
      errorRow.write(errorWords, story.errors.get(errors.sample()), errors.beat() * m, m);
    }
  }
}
