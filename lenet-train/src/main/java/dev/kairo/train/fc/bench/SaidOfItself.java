package dev.kairo.train.fc.bench;

import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcParameters;

/**
 * What an engine says of itself in each cycle, against what it must say: that a sample starts as
 * soon as one can, whether the weights rest, and whether the engine is idle.
 */
final class SaidOfItself {
  private final Simulation simulation;
  private final FcParameters parameters;
  private final Tally tally;
  private final OutPort started;
  private final OutPort idle;
  private final OutPort weightsRest;

  /** For each of the last cycles the samples whose errors were complete, the newest first. */
  private final int[] complete;

  private int starts;
  private long lastStart;

  SaidOfItself(Simulation simulation, FcParameters parameters, Tally tally) {
    this.simulation = simulation;
    this.parameters = parameters;
    this.tally = tally;
    this.started = simulation.out("started");
    this.idle = simulation.out("idle");
    this.weightsRest = simulation.out("weights_rest");
    // An error is stored when it is scaled.
    this.complete = new int[parameters.multiplier().latency() + 1];
    this.lastStart = simulation.cycle() - parameters.steps() - parameters.pauseCycles() - 1;
  }

  /**
   * Looks at a cycle.
   *
   * @param errors samples whose errors were all taken before this cycle
   * @param activations samples whose activations were all taken before this cycle
   * @param room whether a sample may start
   */
  void look(int errors, int activations, boolean room) {
    System.arraycopy(complete, 0, complete, 1, complete.length - 1);
    complete[0] = errors;
    long since = simulation.cycle() - lastStart;
    boolean running = since <= parameters.steps();
    boolean free = since >= parameters.steps() + parameters.pauseCycles();
    boolean errorsWait = complete[complete.length - 1] > starts;
    boolean activationsWait = activations > starts;
    boolean starting = free && errorsWait && activationsWait && room;
    expect("starts a sample", starting, started);
    expect("lets its weights rest", !running && !activationsWait, weightsRest);
    expect("is idle", !running && !activationsWait && !errorsWait, idle);
    if (starting) {
      starts++;
      lastStart = simulation.cycle();
    }
  }

  private void expect(String what, boolean expected, OutPort said) {
    if (said.isHigh() != expected) {
      tally.wrong(
          "In cycle %d the engine %s %s."
              .formatted(
                  simulation.cycle(),
                  expected ? "does not say that it" : "says wrongly that it",
                  what));
    }
  }
}
