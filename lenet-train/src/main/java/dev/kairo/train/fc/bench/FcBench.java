package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import java.util.ArrayList;
import java.util.List;

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
    return new FcBench(simulation, parameters, seed).run(samples);
  }

  private FcResult run(int samples) {
    simulation.in("access_write").set(0);
    simulation.in("arriving_valid").set(0);
    simulation.in("activations_valid").set(0);
    simulation.in("room").set(1);
    simulation.in("learning_rate").set(numbers.learningRate());
    simulation.reset("rst", RESET_CYCLES);
    ParameterPort port = new ParameterPort(simulation, parameters, row);
    port.load(golden);
    long start = simulation.cycle();
    List<Long> intervals = train(samples);
    long cycles = simulation.cycle() - start;
    // The last sample's weights are still on their way.
    simulation.step(parameters.intervalCycles());
    port.compare(golden, tally);
    return new FcResult(
        samples, cycles, intervals, tally.words(), tally.mismatches(), tally.first());
  }

  private List<Long> train(int samples) {
    List<FcGolden.Sample> offered = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      offered.add(numbers.sample());
    }
    Offer errors = new Offer("arriving", parameters.inputs(), samples);
    Offer activations = new Offer("activations", parameters.rotation(), samples);
    InPort error = simulation.in("arriving_error");
    InPort forward = simulation.in("arriving_forward");
    InPort activation = simulation.in("activations_data");
    OutPort valid = simulation.out("leaving_valid");
    OutPort leaving = simulation.out("leaving_data");
    List<Long> intervals = new ArrayList<>();
    long[] expected = new long[0];
    long previous = -1;
    int left = 0;
    int turn = 0;
    long limit = simulation.cycle() + (samples + 4L) * (parameters.intervalCycles() + 64L);
    while (left < samples) {
      if (simulation.cycle() > limit) {
        tally.wrong("Only %d of %d samples left the engine.".formatted(left, samples));
        return intervals;
      }
      if (errors.offers()) {
        FcGolden.Sample sample = offered.get(errors.sample);
        error.set(sample.errors()[errors.beat]);
        forward.set(sample.outputs()[errors.beat]);
      }
      if (activations.offers()) {
        long[] all = offered.get(activations.sample).activations();
        row.write(activation, all, activations.beat * parameters.n(), parameters.n());
      }
      simulation.settle();
      errors.pass();
      activations.pass();
      if (valid.isHigh()) {
        if (turn == 0) {
          if (previous >= 0) {
            intervals.add(simulation.cycle() - previous);
          }
          previous = simulation.cycle();
          expected = golden.train(offered.get(left));
        }
        row.read(leaving);
        for (int i = 0; i < parameters.n(); i++) {
          int sample = left;
          int output = turn * parameters.n() + i;
          tally.compare(
              expected[output],
              row.number(i),
              () -> "error of sample " + sample + " at output " + output);
        }
        if (++turn == parameters.rotation()) {
          turn = 0;
          left++;
        }
      }
      simulation.step();
    }
    return intervals;
  }

  /** A stream's words, sample after sample, offered in every cycle. */
  private final class Offer {
    private final InPort valid;
    private final OutPort ready;
    private final int beats;
    private final int samples;
    private int sample;
    private int beat;

    Offer(String stream, int beats, int samples) {
      this.valid = simulation.in(stream + "_valid");
      this.ready = simulation.out(stream + "_ready");
      this.beats = beats;
      this.samples = samples;
    }

    boolean offers() {
      valid.set(sample < samples);
      return sample < samples;
    }

    void pass() {
      if (sample < samples && ready.isHigh() && ++beat == beats) {
        beat = 0;
        sample++;
      }
    }
  }
}
