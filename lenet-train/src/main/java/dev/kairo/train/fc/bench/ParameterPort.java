package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;

/** Loads weights and biases into an engine and looks at them afterwards. */
final class ParameterPort {
  private static final int LOOK_CYCLES = 2;

  private final Simulation simulation;
  private final FcParameters parameters;
  private final RowPort row;
  private final InPort bias;
  private final InPort address;

  ParameterPort(Simulation simulation, FcParameters parameters, RowPort row) {
    this.simulation = simulation;
    this.parameters = parameters;
    this.row = row;
    this.bias = simulation.in("access_bias");
    this.address = simulation.in("access_address");
  }

  private interface Visit {
    void visit(int input, int from);
  }

  /** Visits the rows of weights, each with its lane and address on the port. */
  private void eachRow(Visit visit) {
    InPort lane = simulation.in("access_lane");
    bias.set(0);
    for (int o = 0; o < parameters.inputs(); o++) {
      for (int r = 0; r < parameters.rotation(); r++) {
        lane.set(o % parameters.m());
        address.set((long) o / parameters.m() * parameters.rotation() + r);
        visit.visit(o, r * parameters.n());
      }
    }
  }

  private void eachBias(Visit visit) {
    bias.set(1);
    for (int o = 0; o < parameters.inputs(); o++) {
      address.set(o);
      visit.visit(o, 0);
    }
    bias.set(0);
  }

  void load(FcGolden golden) {
    InPort words = simulation.in("access_words");
    InPort write = simulation.in("access_write");
    write.set(1);
    eachRow(
        (input, from) -> {
          row.write(words, golden.weights()[input], from, parameters.n());
          simulation.step();
        });
    eachBias(
        (input, from) -> {
          row.write(words, golden.biases(), input, 1);
          simulation.step();
        });
    write.set(0);
  }

  void compare(FcGolden golden, Tally tally) {
    OutPort looked = simulation.out("looked");
    eachRow(
        (input, from) -> {
          simulation.step(LOOK_CYCLES);
          row.read(looked);
          for (int i = 0; i < parameters.n(); i++) {
            int output = from + i;
            tally.compare(
                golden.weights()[input][output],
                row.number(i),
                () -> "weight of input " + input + " and output " + output);
          }
        });
    eachBias(
        (input, from) -> {
          simulation.step(LOOK_CYCLES);
          row.read(looked);
          tally.compare(golden.biases()[input], row.number(0), () -> "bias of input " + input);
        });
  }
}
