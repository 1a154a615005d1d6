package dev.kairo.train.fc.bench;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.InPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcForward;
import dev.kairo.train.fc.FcForwardGolden;
import dev.kairo.train.fc.FcForwardParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Sends a few samples forward through a simulated {@link FcForward}: loads weights and biases,
 * offers inputs as fast as they are taken, and compares every output, and every weight and bias
 * afterwards, with {@link FcForwardGolden}, bit for bit.
 */
public final class FcForwardBench {
  private static final int RESET_CYCLES = 3;
  private static final double WEIGHT = 0.1;

  private final Simulation simulation;
  private final FcForwardParameters parameters;
  private final Random random;
  private final Rule rule;
  private final Tally tally = new Tally();

  /** What the outputs of a layer must be. */
  public interface Rule {
    /** The outputs of a sample's inputs. */
    long[] outputs(long[][] weights, long[] biases, long[] inputs);
  }

  private FcForwardBench(
      Simulation simulation, FcForwardParameters parameters, long seed, Rule rule) {
    this.simulation = simulation;
    this.rule = rule;
    this.parameters = parameters;
    this.random = new Random(seed);
  }

  /** Sends some samples forward and compares everything. */
  public static FcResult run(
      Simulation simulation, FcForwardParameters parameters, int samples, long seed) {
    Rule golden =
        (weights, biases, inputs) ->
            new FcForwardGolden(parameters, weights, biases).outputs(inputs);
    return run(simulation, parameters, samples, seed, golden);
  }

  /** The same held against another rule. */
  public static FcResult run(
      Simulation simulation, FcForwardParameters parameters, int samples, long seed, Rule rule) {
    return new FcForwardBench(simulation, parameters, seed, rule).run(samples);
  }

  private FcResult run(int count) {
    long[][] weights = new long[parameters.outputs()][];
    for (int o = 0; o < weights.length; o++) {
      weights[o] = words(parameters.inputs(), WEIGHT);
    }
    long[] biases = words(parameters.outputs(), WEIGHT);
    // Inputs of zero, and negative weights with a bias of minus zero: a sum's sign tells its start.
    long sign = parameters.format().signBit();
    weights[0] = Arrays.stream(weights[0]).map(word -> word | sign).toArray();
    biases[0] = sign;
    List<long[]> samples = new ArrayList<>();
    samples.add(new long[parameters.inputs()]);
    while (samples.size() < count) {
      samples.add(words(parameters.inputs(), 1));
    }
    simulation.in("access_write").set(0);
    simulation.in("arriving_valid").set(0);
    simulation.in("room").set(1);
    simulation.reset("rst", RESET_CYCLES);
    int width = parameters.format().width();
    ParameterPort port =
        new ParameterPort(
            simulation,
            new ParameterPort.Lanes(parameters.m(), parameters.n(), parameters.m()),
            new RowPort(parameters.n(), width));
    port.load(weights, biases);
    long start = simulation.cycle();
    List<Long> intervals =
        forward(
            samples,
            new Departures(
                simulation,
                new RowPort(parameters.m(), width),
                new Departures.Rows(parameters.m(), parameters.rotation()),
                "output",
                i -> rule.outputs(weights, biases, samples.get(i)),
                tally));
    long cycles = simulation.cycle() - start;
    port.compare(weights, biases, tally);
    return new FcResult(count, cycles, intervals, tally.words(), tally.mismatches(), tally.first());
  }

  private List<Long> forward(List<long[]> samples, Departures departures) {
    int count = samples.size();
    Offer inputs = new Offer(simulation, "arriving", parameters.groups(), count);
    RowPort row = new RowPort(parameters.n(), parameters.format().width());
    InPort data = simulation.in("arriving_data");
    long limit = simulation.cycle() + (count + 4L) * (parameters.intervalCycles() + 64L);
    while (departures.left() < count) {
      if (simulation.cycle() > limit) {
        tally.wrong("Only %d of %d samples left the engine.".formatted(departures.left(), count));
        break;
      }
      if (inputs.offers()) {
        int from = inputs.beat() * parameters.n();
        row.write(data, samples.get(inputs.sample()), from, parameters.n());
      }
      simulation.settle();
      inputs.pass();
      departures.look();
      simulation.step();
    }
    return departures.intervals();
  }

  private long[] words(int count, double scale) {
    FpFormat format = parameters.format();
    return random.doubles(count, -1, 1).mapToLong(x -> format.encode(x * scale)).toArray();
  }
}
