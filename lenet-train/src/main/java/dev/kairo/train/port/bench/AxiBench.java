package dev.kairo.train.port.bench;

import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.fc.bench.Tally;
import dev.kairo.train.port.AxiFcEngine;
import dev.kairo.train.port.EngineRegister;
import dev.kairo.train.port.PortLayer;
import dev.kairo.train.port.StreamMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Loads a simulated {@link AxiFcEngine} through its stream, trains a few samples, reads everything
 * back, compares every number with {@link FcGolden}, bit for bit, and the counters with what was
 * seen.
 */
public final class AxiBench {
  private static final int NUMBER = 32;
  private static final long IDLE = 1;
  private static final int SAMPLES_BEFORE = 2;

  private final AxiHost host;
  private final PortLayer layer;
  private final FcParameters parameters;
  private final int perBeat;
  private final Tally tally = new Tally();

  private AxiBench(AxiHost host, PortLayer layer, int dataBits) {
    this.host = host;
    this.layer = layer;
    this.parameters = layer.core();
    this.perBeat = dataBits / NUMBER;
  }

  /** Loads, trains, reads back and compares. */
  public static FcResult run(
      Simulation simulation, PortLayer layer, int dataBits, int samples, AxiHost host, long seed) {
    return new AxiBench(host, layer, dataBits)
        .run(
            simulation,
            new Exercise(layer, SAMPLES_BEFORE, seed + 1),
            new Exercise(layer, samples, seed));
  }

  /** The same with a layer at which errors arrive. */
  public static FcResult run(
      Simulation simulation,
      FcParameters parameters,
      int dataBits,
      int samples,
      AxiHost host,
      long seed) {
    return run(simulation, PortLayer.of(parameters), dataBits, samples, host, seed);
  }

  /** Trains with other weights first, so that these are loaded behind samples under way. */
  private FcResult run(Simulation simulation, Exercise before, Exercise exercise) {
    host.reset();
    load(before);
    train(before);
    load(exercise);
    rest();
    long start = simulation.cycle();
    train(exercise);
    host.write(EngineRegister.CONTROL, StreamMode.READ.ordinal());
    int beats = beats(parameters.outputs());
    int samples = before.leaving.size() + exercise.leaving.size();
    wait(samples * beats + beats(parameters.inputs()) + parameters.inputs() * beats);
    long cycles = simulation.cycle() - start;

    List<AxiHost.Beat> received = host.received();
    Iterator<AxiHost.Beat> beat = received.iterator();
    for (Exercise each : List.of(before, exercise)) {
      each.leaving.forEach(expected -> compare("error", expected, beat, true));
    }
    compare("bias", exercise.biasesAfter, beat, false);
    for (int o = 0; o < parameters.inputs(); o++) {
      compare("weight", exercise.weightsAfter[o], beat, o == parameters.inputs() - 1);
    }
    List<Long> intervals = new ArrayList<>();
    for (int i = before.leaving.size() + 1; i < samples && tally.first().isEmpty(); i++) {
      int end = (i + 1) * beats - 1;
      intervals.add(received.get(end).cycle() - received.get(end - beats).cycle());
    }
    register(EngineRegister.SAMPLES, samples);
    register(EngineRegister.STATUS, IDLE);
    if (!intervals.isEmpty()) {
      register(EngineRegister.LAST_INTERVAL, intervals.get(intervals.size() - 1));
    }
    host.rules().broken().ifPresent(tally::wrong);
    return new FcResult(
        exercise.leaving.size(),
        cycles,
        intervals,
        tally.words(),
        tally.mismatches(),
        tally.first());
  }

  private void load(Exercise exercise) {
    host.write(EngineRegister.LEARNING_RATE, exercise.learningRate);
    host.write(EngineRegister.CONTROL, StreamMode.LOAD.ordinal());
    List<long[]> rows = new ArrayList<>(List.of(exercise.biases));
    rows.addAll(List.of(exercise.weights));
    frame(rows);
    wait(0);
    host.write(EngineRegister.CONTROL, StreamMode.TRAIN.ordinal());
  }

  private void train(Exercise exercise) {
    for (List<Exercise.Row> rows : exercise.arriving) {
      frame(rows.stream().map(Exercise.Row::numbers).toList());
    }
    wait(0);
  }

  private void register(EngineRegister register, long expected) {
    long found = host.read(register);
    if (found != expected) {
      tally.wrong(
          "The register %s reads %d and should read %d.".formatted(register, found, expected));
    }
  }

  /** Waits until nothing is under way. */
  private void rest() {
    for (int i = 0; host.read(EngineRegister.STATUS) != IDLE; i++) {
      if (i > patience()) {
        tally.wrong("The engine does not come to rest.");
        return;
      }
    }
  }

  private long patience() {
    return 2000L + 20L * layer.intervalCycles();
  }

  private int beats(int numbers) {
    return (numbers + perBeat - 1) / perBeat;
  }

  private void frame(List<long[]> rows) {
    for (int r = 0; r < rows.size(); r++) {
      long[] row = rows.get(r);
      for (int i = 0; i < row.length; i += perBeat) {
        boolean last = r == rows.size() - 1 && i + perBeat >= row.length;
        host.send(beat(row, i), last);
      }
    }
  }

  private long beat(long[] row, int from) {
    return perBeat == 2 && from + 1 < row.length ? row[from] | row[from + 1] << NUMBER : row[from];
  }

  /** Runs until everything is sent and so many beats came, or nothing moves any more. */
  private void wait(int beats) {
    long still = 0;
    while (!host.sent() || host.count() < beats) {
      still = host.cycle() ? 0 : still + 1;
      if (still > patience()) {
        tally.wrong("Only %d of %d beats left the engine.".formatted(host.count(), beats));
        return;
      }
    }
  }

  private void compare(String what, long[] expected, Iterator<AxiHost.Beat> beats, boolean ends) {
    for (int i = 0; i < expected.length && beats.hasNext(); i += perBeat) {
      AxiHost.Beat beat = beats.next();
      boolean last = ends && i + perBeat >= expected.length;
      if (beat.last() != last) {
        tally.wrong("The tlast of the beat with %s %d is %s.".formatted(what, i, beat.last()));
      }
      for (int j = 0; j < perBeat; j++) {
        int place = i + j;
        long number = beat.data() >>> j * NUMBER & (1L << NUMBER) - 1;
        long due = place < expected.length ? expected[place] : 0;
        tally.compare(due, number, () -> "%s %d".formatted(what, place));
      }
    }
  }
}
