package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

/** Loads weights and biases into an engine and looks at them afterwards. */
public final class ParameterPort {
  private final Simulation simulation;
  private final Lanes lanes;
  private final RowPort row;
  private final InPort bias;
  private final InPort lane;
  private final InPort address;
  private final InPort write;
  private final InPort words;
  private final OutPort looked;

  /**
   * The lanes of an engine.
   *
   * @param m rows of lanes
   * @param n columns of lanes
   * @param biasLanes rows of lanes that biases are spread over
   * @param lookCycles cycles from a look at words to the words
   */
  public record Lanes(int m, int n, int biasLanes, int lookCycles) {
    private static final int LOOK_CYCLES = 2;

    /** Lanes of an engine for one direction. */
    Lanes(int m, int n, int biasLanes) {
      this(m, n, biasLanes, LOOK_CYCLES);
    }
  }

  /** The port of a simulated engine. */
  public ParameterPort(Simulation simulation, Lanes lanes, RowPort row) {
    this.simulation = simulation;
    this.lanes = lanes;
    this.row = row;
    this.bias = simulation.in("access_bias");
    this.lane = simulation.in("access_lane");
    this.address = simulation.in("access_address");
    this.write = simulation.in("access_write");
    this.words = simulation.in("access_words");
    this.looked = simulation.out("looked");
  }

  private interface Visit {
    void visit(int row, int from);
  }

  /** Visits the rows of weights, each with its lane and address on the port. */
  private void eachRow(long[][] weights, Visit visit) {
    bias.set(0);
    int rotation = weights[0].length / lanes.n();
    for (int o = 0; o < weights.length; o++) {
      for (int r = 0; r < rotation; r++) {
        lane.set(o % lanes.m());
        address.set((long) o / lanes.m() * rotation + r);
        visit.visit(o, r * lanes.n());
      }
    }
  }

  private void eachBias(long[] biases, Visit visit) {
    bias.set(1);
    for (int o = 0; o < biases.length; o++) {
      lane.set(o % lanes.biasLanes());
      address.set(o / lanes.biasLanes());
      visit.visit(o, 0);
    }
    bias.set(0);
  }

  /** Loads all weights and biases. */
  public void load(long[][] weights, long[] biases) {
    write.set(1);
    eachRow(
        weights,
        (o, from) -> {
          row.write(words, weights[o], from, lanes.n());
          simulation.step();
        });
    eachBias(
        biases,
        (o, from) -> {
          row.write(words, biases, o, 1);
          simulation.step();
        });
    write.set(0);
  }

  /** Loads a row of weights into the first lane once more. */
  public void load(long[] first) {
    write.set(1);
    bias.set(0);
    lane.set(0);
    address.set(0);
    row.write(words, first, 0, lanes.n());
    simulation.step();
    write.set(0);
  }

  /** Words that were asked for, and are to be seen {@link Lanes#lookCycles} later. */
  private record Asked(long[] numbers, int from, int count, IntFunction<String> names) {}

  /** Compares all weights and biases. */
  public void compare(long[][] weights, long[] biases, Tally tally) {
    compare("", weights, biases, tally);
  }

  /**
   * Compares words that lie as weights and biases do, asking for another row in every cycle.
   *
   * @param what what they are of weights and biases, in front of these words in a sentence
   */
  public void compare(String what, long[][] weights, long[] biases, Tally tally) {
    Deque<Asked> asked = new ArrayDeque<>();
    eachRow(
        weights,
        (o, from) ->
            ask(
                asked,
                new Asked(
                    weights[o],
                    from,
                    lanes.n(),
                    column -> what + "weight in row " + o + " and column " + column),
                tally));
    eachBias(
        biases,
        (o, from) ->
            ask(asked, new Asked(biases, o, 1, index -> what + "bias of row " + index), tally));
    while (!asked.isEmpty()) {
      simulation.step();
      see(asked, tally);
    }
  }

  private void ask(Deque<Asked> asked, Asked next, Tally tally) {
    asked.add(next);
    simulation.step();
    if (asked.size() == lanes.lookCycles()) {
      see(asked, tally);
    }
  }

  private void see(Deque<Asked> asked, Tally tally) {
    Asked now = asked.remove();
    row.read(looked);
    for (int i = 0; i < now.count(); i++) {
      int index = now.from() + i;
      tally.compare(now.numbers()[index], row.number(i), () -> now.names().apply(index));
    }
  }
}
