package dev.kairo.train.port.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.fc.bench.Tally;
import dev.kairo.train.port.PortLayer;
import dev.kairo.train.port.StdmFcEngine;
import dev.kairo.train.port.StdmWord;
import dev.kairo.train.port.WordKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Loads a simulated {@link StdmFcEngine} through its port, trains a few samples, reads everything
 * back, and compares every word that leaves with {@link FcGolden}, bit for bit.
 */
public final class StdmBench {
  private static final int RESET_CYCLES = 3;
  private static final int SAMPLES_BEFORE = 2;

  private final Simulation simulation;
  private final PortLayer layer;
  private final InPort arriving;
  private final InPort grant;
  private final OutPort leaving;
  private final OutPort accepts;
  private final Pace arrivals;
  private final Pace grants;
  private final Tally tally = new Tally();

  private StdmBench(Simulation simulation, PortLayer layer, Pace arrivals, Pace grants) {
    this.simulation = simulation;
    this.layer = layer;
    this.arrivals = arrivals;
    this.grants = grants;
    this.arriving = simulation.in("arriving");
    this.grant = simulation.in("grant");
    this.leaving = simulation.out("leaving");
    this.accepts = simulation.out("accepts");
  }

  /**
   * Loads, trains, reads back and compares.
   *
   * @param arrivals in which cycles a word may arrive; none does while a queue is full
   * @param grants in which cycles a word may leave
   */
  public static FcResult run(
      Simulation simulation, PortLayer layer, int samples, Pace arrivals, Pace grants, long seed) {
    return new StdmBench(simulation, layer, arrivals, grants)
        .run(new Exercise(layer, SAMPLES_BEFORE, seed + 1), new Exercise(layer, samples, seed));
  }

  /** The same with a layer at which errors arrive. */
  public static FcResult run(
      Simulation simulation,
      FcParameters parameters,
      int samples,
      Pace arrivals,
      Pace grants,
      long seed) {
    return run(simulation, PortLayer.of(parameters), samples, arrivals, grants, seed);
  }

  /** Trains with other weights first, so that these are loaded behind samples under way. */
  private FcResult run(Exercise before, Exercise exercise) {
    arriving.set(0);
    grant.set(0);
    simulation.reset("rst", RESET_CYCLES);
    List<StdmWord> first = loading(before);
    first.addAll(training(before));
    first.addAll(loading(exercise));
    pass(first, errors(before));
    simulation.until("idle", 1, patience());
    long start = simulation.cycle();
    List<StdmWord> second = training(exercise);
    second.add(StdmWord.read(true, true));
    List<StdmWord> expected = errors(exercise);
    expected.addAll(StdmWord.row(WordKind.BIASES, exercise.biasesAfter));
    for (long[] row : exercise.weightsAfter) {
      expected.addAll(StdmWord.row(WordKind.WEIGHTS, row));
    }
    List<Long> intervals = pass(second, expected);
    long cycles = simulation.cycle() - start;
    for (String flag : List.of("overflow", "misplaced")) {
      if (simulation.out(flag).isHigh()) {
        tally.wrong("The flag %s is set.".formatted(flag));
      }
    }
    return new FcResult(
        exercise.leaving.size(),
        cycles,
        intervals,
        tally.words(),
        tally.mismatches(),
        tally.first());
  }

  private static List<StdmWord> errors(Exercise exercise) {
    List<StdmWord> words = new ArrayList<>();
    for (long[] errors : exercise.leaving) {
      words.addAll(StdmWord.row(WordKind.ERRORS, errors));
    }
    return words;
  }

  private static List<StdmWord> loading(Exercise exercise) {
    List<StdmWord> words = new ArrayList<>();
    words.add(StdmWord.learningRate(exercise.learningRate));
    words.addAll(StdmWord.row(WordKind.BIASES, exercise.biases));
    for (long[] row : exercise.weights) {
      words.addAll(StdmWord.row(WordKind.WEIGHTS, row));
    }
    return words;
  }

  private static List<StdmWord> training(Exercise exercise) {
    List<StdmWord> words = new ArrayList<>();
    for (List<Exercise.Row> rows : exercise.arriving) {
      rows.forEach(row -> words.addAll(StdmWord.row(row.kind(), row.numbers())));
    }
    return words;
  }

  /** Sends words, waits for others, and gives the cycles between rows of errors. */
  private List<Long> pass(List<StdmWord> sent, List<StdmWord> expected) {
    List<Long> intervals = new ArrayList<>();
    Iterator<StdmWord> toSend = sent.iterator();
    long idle = 0;
    long previous = -1;
    int left = 0;
    while (toSend.hasNext() || left < expected.size()) {
      simulation.settle();
      boolean arrives = toSend.hasNext() && arrivals.passes(simulation.cycle()) && accepts.isHigh();
      arriving.set(arrives ? toSend.next().encode() : BigInteger.ZERO);
      grant.set(grants.passes(simulation.cycle()));
      simulation.settle();
      BigInteger bits = leaving.big();
      boolean leaves = StdmWord.valid(bits);
      if (leaves && left == expected.size()) {
        tally.wrong("A word leaves that nobody asked for: %s.".formatted(StdmWord.decode(bits)));
      } else if (leaves) {
        StdmWord word = StdmWord.decode(bits);
        compare(expected.get(left), word, left);
        left++;
        if (word.kind() == WordKind.ERRORS && word.address() == 0) {
          if (previous >= 0) {
            intervals.add(simulation.cycle() - previous);
          }
          previous = simulation.cycle();
        }
      }
      simulation.step();
      idle = arrives || leaves ? 0 : idle + 1;
      if (idle > patience()) {
        tally.wrong("Only %d of %d words left the engine.".formatted(left, expected.size()));
        break;
      }
    }
    arriving.set(BigInteger.ZERO);
    return intervals;
  }

  private long patience() {
    return 1000L + 20L * layer.intervalCycles();
  }

  private void compare(StdmWord expected, StdmWord found, int number) {
    if (expected.kind() != found.kind()
        || expected.address() != found.address()
        || expected.numbers().size() != found.numbers().size()) {
      tally.wrong("Word %d is %s and should be %s.".formatted(number, found, expected));
      return;
    }
    for (int i = 0; i < found.numbers().size(); i++) {
      int place = found.address() + i;
      tally.compare(
          expected.numbers().get(i),
          found.numbers().get(i),
          () -> "number %d of %s in word %d".formatted(place, found.kind(), number));
    }
  }
}
