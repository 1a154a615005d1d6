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
import java.util.Arrays;
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
  private static final int BREAKS = 6;
  private static final List<String> STREAMS =
      List.of("arriving_valid", "work_valid", "errors_valid");

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

  /** The same with a row of errors, and room for words that leave, in one of so many cycles. */
  public static TrainingResult runHesitantly(
      Simulation simulation,
      TrainingParameters parameters,
      List<TrainingJob> jobs,
      long seed,
      int oneOf) {
    return new TrainingBench(simulation, parameters, jobs, seed, oneOf).run();
  }

  private TrainingResult run() {
    STREAMS.forEach(port -> simulation.in(port).set(0));
    simulation.in("access_write").set(0);
    simulation.in("access_gradient").set(0);
    rooms(true, true);
    simulation.reset("rst", RESET_CYCLES);
    TrainingShape shape = parameters.shape();
    ParameterPort port =
        new ParameterPort(
            simulation,
            new ParameterPort.Lanes(
                shape.m(), shape.n(), shape.m(), parameters.timing().lookCycles()),
            new RowPort(shape.n(), parameters.format().width()));
    rest();
    port.load(story.weights, story.biases);
    // A reset drops words that are still on their way into the lanes.
    simulation.step(parameters.timing().settlingCycles());
    for (int i = 0; i < BREAKS; i++) {
      breakOff();
      rest();
    }
    simulation.in("learning_rate").set(story.learningRate);
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

  /**
   * Resets in the middle of work that changes nothing because its learning rate is zero. Nothing of
   * it must come out, nor be written elsewhere.
   */
  private void breakOff() {
    simulation.in("learning_rate").set(0);
    STREAMS.forEach(port -> simulation.in(port).set(1));
    inputRow.write(simulation.in("arriving_row"), story.weights[0], 0, parameters.shape().n());
    // Positive ones, whose steps by zero leave a bias of negative zero as it is.
    long[] ones = new long[parameters.shape().m()];
    Arrays.fill(ones, parameters.format().encode(1));
    errorRow.write(errorWords, ones, 0, ones.length);
    int cycles = random.nextInt(2 * parameters.timing().errorCycles());
    for (int i = 0; i < cycles; i++) {
      simulation.in("work_kind").set(random.nextInt(TrainingWork.values().length));
      simulation.step();
    }
    STREAMS.forEach(port -> simulation.in(port).set(0));
    simulation.reset("rst", 1);
  }

  /** Waits as long after a reset as anything lasts. */
  private void rest() {
    int cycles = parameters.timing().settlingCycles();
    for (int i = 0; i <= cycles; i++) {
      if (leaving.leaves() || passing.leaves() || idle.isHigh() != (i == cycles)) {
        tally.wrong("In cycle %d a reset is not over in time.".formatted(simulation.cycle()));
      }
      wander();
      if (i < cycles) {
        simulation.step();
      }
    }
  }

  private void rooms(boolean forOutputs, boolean forErrors) {
    simulation.in("room").set(forOutputs);
    simulation.in("passing_room").set(forErrors);
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
    long words = shape.words() + shape.rows() + (shape.groups() + 4L) * oneOf;
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
      inputs.offer(random.nextInt(oneOf) == 0 ? free() : InputFeed.PAUSE);
      int needed = needed();
      work.offer(inputs.complete(), errors.sample() >= needed);
      wander();
      offerErrors();
      boolean room = random.nextInt(oneOf) == 0;
      boolean passingRoom = random.nextInt(oneOf) == 0;
      rooms(room, passingRoom);
      simulation.settle();
      work.pass()
          .filter(taken -> !mayStart(taken, room, passingRoom))
          .ifPresent(taken -> tally.wrong(taken + " was taken without room for its words."));
      errors.pass();
      leaving.look();
      passing.look();
      simulation.step();
    }
  }

  private static boolean mayStart(TrainingWork taken, boolean room, boolean passingRoom) {
    return (taken != TrainingWork.FORWARD || room) && (!taken.passesErrors() || passingRoom);
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
