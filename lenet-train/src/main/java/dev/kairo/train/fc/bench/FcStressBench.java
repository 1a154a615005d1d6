package dev.kairo.train.fc.bench;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a steady run does not show of a simulated {@link dev.kairo.train.fc.FcBackward}: words that
 * come with pauses, samples that are held back, forward outputs that are no usual numbers, learning
 * rates of both signs, and resets in the middle of a sample. In every cycle the engine must say of
 * itself what is so.
 */
public final class FcStressBench {
  private static final int RESET_CYCLES = 3;

  /** So large that a step changes every word of a small format. */
  private static final double RATE = 0.3;

  private final Simulation simulation;
  private final FcParameters parameters;
  private final FcNumbers numbers;
  private final Random random;
  private final RowPort row;
  private final ParameterPort port;
  private final FcGolden golden;
  private final OutPort started;
  private final OutPort leaving;
  private final Tally tally = new Tally();

  private FcStressBench(Simulation simulation, FcParameters parameters, long seed) {
    this.simulation = simulation;
    this.parameters = parameters;
    this.numbers = new FcNumbers(parameters, seed);
    this.random = new Random(seed);
    this.row = new RowPort(parameters.n(), parameters.format().width());
    this.port =
        new ParameterPort(
            simulation, new ParameterPort.Lanes(parameters.m(), parameters.n(), 1), row);
    this.golden = new FcGolden(parameters, numbers.weights(), numbers.biases(), 0);
    this.started = simulation.out("started");
    this.leaving = simulation.out("leaving_valid");
  }

  /** Trains some samples with pauses and as many without, and compares everything. */
  public static FcResult run(
      Simulation simulation, FcParameters parameters, int samples, long seed) {
    return new FcStressBench(simulation, parameters, seed).run(samples);
  }

  private FcResult run(int count) {
    simulation.in("access_write").set(0);
    simulation.in("room").set(1);
    silence();
    simulation.reset("rst", RESET_CYCLES);
    port.load(golden.weights(), golden.biases());
    // Around its last error, and with its own errors at both ends of their way out.
    breakOff(streams -> streams.errors.taken() == 1, 0);
    breakOff(streams -> streams.errors.taken() == 1, 1);
    breakOff(streams -> started.isHigh(), parameters.steps() / 2);
    breakOff(streams -> started.isHigh(), parameters.steps());
    breakOff(streams -> started.isHigh(), parameters.passageCycles() - 1);
    long start = simulation.cycle();
    learn(count, RATE, () -> new Moods(random, parameters.inputs()));
    simulation.reset("rst", 1);
    // A word stored wrongly would hide behind one that is stored at once.
    simulation.step(parameters.settlingCycles());
    List<Long> intervals = learn(count, -RATE, () -> () -> true);
    for (long interval : intervals) {
      if (interval != parameters.intervalCycles()) {
        tally.wrong(
            "A sample came after %d cycles instead of %d."
                .formatted(interval, parameters.intervalCycles()));
      }
    }
    long cycles = simulation.cycle() - start;
    return new FcResult(
        2 * count, cycles, intervals, tally.words(), tally.mismatches(), tally.first());
  }

  private void silence() {
    simulation.in("activations_valid").set(0);
    simulation.in("arriving_valid").set(0);
  }

  private long patience(int samples) {
    return 10L * (samples + 4L) * (parameters.intervalCycles() + 64L);
  }

  /**
   * Resets some cycles behind a moment of samples that change nothing because their learning rate
   * is zero. What was under way must not come out, nor be written into other lanes while one is
   * loaded.
   */
  private void breakOff(Predicate<Streams> moment, int cycles) {
    simulation.in("learning_rate").set(0);
    Streams streams = new Streams(List.of(numbers.sample(), numbers.sample()), () -> () -> true);
    long limit = simulation.cycle() + patience(1);
    streams.pass();
    while (!moment.test(streams) && simulation.cycle() < limit) {
      simulation.step();
      streams.pass();
    }
    for (int i = 0; i < cycles; i++) {
      simulation.step();
      silence();
    }
    simulation.reset("rst", 1);
    silence();
    for (int i = 0; i < parameters.settlingCycles(); i++) {
      if (leaving.isHigh() || started.isHigh() || !simulation.out("idle").isHigh()) {
        tally.wrong("In cycle %d a sample goes on that was reset.".formatted(simulation.cycle()));
      }
      port.load(golden.weights()[0]);
    }
  }

  private List<Long> learn(int count, double speed, Supplier<BooleanSupplier> eagerness) {
    long rate = parameters.format().encode(speed);
    simulation.in("learning_rate").set(rate);
    golden.learningRate(rate);
    List<FcGolden.Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(unusual(numbers.sample()));
    }
    Streams streams = new Streams(samples, eagerness);
    InPort room = simulation.in("room");
    BooleanSupplier free = eagerness.get();
    SaidOfItself said = new SaidOfItself(simulation, parameters, tally);
    Departures departures =
        new Departures(
            simulation,
            row,
            new Departures.Rows(parameters.n(), parameters.rotation()),
            "error",
            i -> golden.train(samples.get(i)),
            tally);
    long limit = simulation.cycle() + patience(count);
    int settling = parameters.settlingCycles();
    while (settling > 0 && simulation.cycle() < limit) {
      boolean may = free.getAsBoolean();
      room.set(may);
      int errors = streams.errors.taken();
      int activations = streams.activations.sample();
      streams.pass();
      said.look(errors, activations, may);
      if (departures.left() < count) {
        departures.look();
      } else {
        settling--;
        if (leaving.isHigh()) {
          tally.wrong("Errors left in cycle %d, behind all.".formatted(simulation.cycle()));
        }
      }
      simulation.step();
    }
    if (departures.left() < count) {
      tally.wrong("Only %d of %d samples left the engine.".formatted(departures.left(), count));
    }
    port.compare(golden.weights(), golden.biases(), tally);
    return departures.intervals();
  }

  /** The same sample with forward outputs at and beyond the edges of a ReLU. */
  private FcGolden.Sample unusual(FcGolden.Sample sample) {
    FpFormat format = parameters.format();
    long sign = format.signBit();
    long infinite = format.encode(Double.POSITIVE_INFINITY);
    long least = 1L << format.fraction();
    long[] edges = {0, least, least - 1, 1, infinite, infinite | 1, infinite - 1};
    long[] outputs = sample.outputs().clone();
    for (int o = 0; o < outputs.length; o++) {
      if (random.nextBoolean()) {
        long edge = edges[random.nextInt(edges.length)];
        outputs[o] = random.nextInt(edges.length) == 0 ? edge | sign : edge;
      }
    }
    return new FcGolden.Sample(sample.errors(), outputs, sample.activations());
  }

  /** Errors and activations of some samples. */
  private final class Streams {
    private final List<FcGolden.Sample> samples;
    private final ArrivalFeed errors;
    private final Offer activations;
    private final InPort error = simulation.in("arriving_error");
    private final InPort forward = simulation.in("arriving_forward");
    private final InPort activation = simulation.in("activations_data");

    Streams(List<FcGolden.Sample> samples, Supplier<BooleanSupplier> eagerness) {
      this.samples = samples;
      this.errors = new ArrivalFeed(simulation, samples, eagerness.get());
      this.activations =
          new Offer(
              simulation, "activations", parameters.rotation(), samples.size(), eagerness.get());
    }

    /** Offers this cycle's words and lets those pass that are taken. */
    void pass() {
      // What stands on a port that offers nothing must not matter.
      error.set(parameters.format().encode(random.nextGaussian()));
      forward.set(parameters.format().encode(1));
      errors.offer();
      if (activations.offers()) {
        long[] all = samples.get(activations.sample()).activations();
        row.write(activation, all, activations.beat() * parameters.n(), parameters.n());
      }
      simulation.settle();
      errors.pass();
      activations.pass();
    }
  }
}
