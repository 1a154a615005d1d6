package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;

/** Loads weights and biases into an engine and looks at them afterwards. */
final class ParameterPort {
  private static final int LOOK_CYCLES = 2;

  private final Simulation simulation;
  private final Lanes lanes;
  private final RowPort row;
  private final InPort bias;
  private final InPort lane;
  private final InPort address;

  /**
   * The lanes of an engine.
   *
   * @param m rows of lanes
   * @param n columns of lanes
   * @param biasLanes rows of lanes that biases are spread over
   */
  record Lanes(int m, int n, int biasLanes) {}

  ParameterPort(Simulation simulation, Lanes lanes, RowPort row) {
    this.simulation = simulation;
    this.lanes = lanes;
    this.row = row;
    this.bias = simulation.in("access_bias");
    this.lane = simulation.in("access_lane");
    this.address = simulation.in("access_address");
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

  void load(long[][] weights, long[] biases) {
    InPort words = simulation.in("access_words");
    InPort write = simulation.in("access_write");
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

  void compare(long[][] weights, long[] biases, Tally tally) {
    OutPort looked = simulation.out("looked");
    eachRow(
        weights,
        (o, from) -> {
          simulation.step(LOOK_CYCLES);
          row.read(looked);
          for (int i = 0; i < lanes.n(); i++) {
            int column = from + i;
            tally.compare(
                weights[o][column],
                row.number(i),
                () -> "weight in row " + o + " and column " + column);
          }
        });
    eachBias(
        biases,
        (o, from) -> {
          simulation.step(LOOK_CYCLES);
          row.read(looked);
          tally.compare(biases[o], row.number(0), () -> "bias of row " + o);
        });
  }
}
