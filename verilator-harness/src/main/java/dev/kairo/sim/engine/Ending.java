package dev.kairo.sim.engine;

import dev.kairo.sim.SimulationFailure;
import dev.kairo.sim.SimulationFailure.Where;
import dev.kairo.sim.model.ModelBuilder.Built;

/** Turns the status of a native instance into the failure it stands for. */
final class Ending {
  private Ending() {}

  static void raise(int status, NativeState state, String design, Built model) {
    if (status == 0) {
      return;
    }
    Where where = new Where(design, model.origin(state.file()), state.line(), state.cycles());
    String said = state.message().replaceFirst("^Assertion failed in (TOP\\.)?(\\S+): ", "$2: ");
    throw switch (status) {
      case 1 -> new SimulationFailure.Finished(where);
      case 2 -> new SimulationFailure.Stopped(where);
      case 3 ->
          // Verilator 5.006 reports both alike; the line itself tells them apart.
          model.line(state.file(), state.line()).contains("$fatal")
              ? new SimulationFailure.Fatal(where, said)
              : new SimulationFailure.AssertionFailed(where, said);
      case 4 -> new SimulationFailure.Fatal(where, said);
      case 5 -> new SimulationFailure.NotConverged(where, said);
      case 6 -> new SimulationFailure.RuntimeFault(where, said);
      case 8 -> new SimulationFailure.NoRoom(where, said);
      default -> new SimulationFailure.NativeException(where, said);
    };
  }
}
