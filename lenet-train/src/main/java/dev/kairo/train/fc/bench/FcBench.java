package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Trains a few samples on a simulated {@link FcBackward}: loads weights and biases, offers words as
 * fast as they are taken, and compares every error that leaves and every weight and bias afterwards
 * with {@link FcGolden}, bit for bit.
 */
public final class FcBench {
  private static final int RESET_CYCLES = 3;

  private final Simulation simulation;
  private final FcParameters parameters;
  private final FcNumbers numbers;
  private final RowPort row;
  private final FcGolden golden;
  private final Tally tally = new Tally();

  private FcBench(Simulation simulation, FcParameters parameters, long seed) {
    this.simulation = simulation;
    this.parameters = parameters;
    this.numbers = new FcNumbers(parameters, seed);
    this.row = new RowPort(parameters.n(), parameters.format().width());
    this.golden =
        new FcGolden(parameters, numbers.weights(), numbers.biases(), numbers.learningRate());
  }

  /** Trains some samples and compares everything. */
  public static FcResult run(
      Simulation simulation, FcParameters parameters, int samples, long seed) {
    FcBench bench = new FcBench(simulation, parameters, seed);
    List<FcGolden.Sample> offered = bench.samples(samples);
    simulation.in("arriving_valid").set(0);
    return bench.run(offered, new ArrivalFeed(simulation, offered));
  }

  /** The same with errors of another origin, which offers nothing yet. */
  public static FcResult run(
      Simulation simulation, FcParameters parameters, int samples, long seed, ErrorFeed feed) {
    FcBench bench = new FcBench(simulation, parameters, seed);
    return bench.run(bench.samples(samples), feed);
  }

  private List<FcGolden.Sample> samples(int count) {
    List<FcGolden.Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(numbers.sample());
    }
    return samples;
  }

  private FcResult run(List<FcGolden.Sample> samples, ErrorFeed feed) {
    simulation.in("access_write").set(0);
    simulation.in("activations_valid").set(0);
    simulation.in("room").set(1);
    simulation.in("learning_rate").set(numbers.learningRate());
    simulation.reset("rst", RESET_CYCLES);
    ParameterPort port =
        new ParameterPort(
            simulation, new ParameterPort.Lanes(parameters.m(), parameters.n(), 1), row);
    port.load(golden.weights(), golden.biases());
    long start = simulation.cycle();
    List<Long> intervals = train(samples, feed);
    long cycles = simulation.cycle() - start;
    // The last sample's weights are still on their way.
    simulation.step(parameters.intervalCycles());
    port.compare(golden.weights(), golden.biases(), tally);
    return new FcResult(
        samples.size(), cycles, intervals, tally.words(), tally.mismatches(), tally.first());
  }

  private List<Long> train(List<FcGolden.Sample> samples, ErrorFeed feed) {
    int count = samples.size();
    Offer activations = new Offer(simulation, "activations", parameters.rotation(), count);
    InPort activation = simulation.in("activations_data");
    IntFunction<long[]> expected =
        i -> {
          FcGolden.Sample sample = samples.get(i);
          return golden.train(
              new FcGolden.Sample(feed.errors(i), sample.outputs(), sample.activations()));
        };
    Departures departures =
        new Departures(
            simulation,
            row,
            new Departures.Rows(parameters.n(), parameters.rotation()),
            "error",
            expected,
            tally);
    int interval = Math.max(parameters.intervalCycles(), feed.intervalCycles());
    long limit = simulation.cycle() + (count + 4L) * (interval + 64L);
    while (departures.left() < count) {
      if (simulation.cycle() > limit) {
        tally.wrong("Only %d of %d samples left the engine.".formatted(departures.left(), count));
        break;
      }
      feed.offer();
      if (activations.offers()) {
        long[] all = samples.get(activations.sample()).activations();
        row.write(activation, all, activations.beat() * parameters.n(), parameters.n());
      }
      simulation.settle();
      feed.pass();
      activations.pass();
      departures.look();
      simulation.step();
    }
    return departures.intervals();
  }
}
