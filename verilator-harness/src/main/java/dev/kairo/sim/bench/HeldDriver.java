package dev.kairo.sim.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Port;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.SimulationFailure;
import java.util.ArrayList;
import java.util.List;

/** Holds the inputs and leaves all cycles to one native call: {@code step(n)} or {@code until}. */
final class HeldDriver implements Driver {
  private final boolean until;

  HeldDriver(boolean until) {
    this.until = until;
  }

  @Override
  public long run(Simulation sim, int cycles) {
    List<InPort> inputs = new ArrayList<>();
    int words = 0;
    for (Port port : sim.ports()) {
      if (port.direction() == Port.Direction.INPUT && !port.name().equals("clk")) {
        inputs.add(sim.in(port.name()));
        words += port.words();
      }
    }
    int[] table = Stimulus.table(words);
    int at = 0;
    for (InPort input : inputs) {
      input.setWords(table, at);
      at += input.port().words();
    }
    if (until) {
      waitForNothing(sim, cycles);
    } else {
      sim.step((long) cycles);
    }
    long sum = 0;
    for (Port port : sim.ports()) {
      if (port.direction() == Port.Direction.OUTPUT) {
        OutPort output = sim.out(port.name());
        for (int i = 0; i < port.words(); i++) {
          sum += output.word(i) & 0xffff_ffffL;
        }
      }
    }
    return sum;
  }

  /** Compares a port with a value it can't have, in every cycle up to the limit. */
  private static void waitForNothing(Simulation sim, int cycles) {
    try {
      sim.until("enable", Long.MAX_VALUE, cycles);
      throw new IllegalStateException("A 4-bit port had a value of 63 bits.");
    } catch (SimulationFailure.TimedOut expected) {
      if (expected.cycle() < cycles) {
        throw expected;
      }
    }
  }
}
