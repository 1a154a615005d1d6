package dev.kairo.sim.engine;

import dev.kairo.sim.SimulationFailure;
import dev.kairo.sim.SimulationFailure.Where;
import java.util.function.UnaryOperator;

/** Turns the status of a native instance into the failure it stands for. */
final class Ending {
  private Ending() {}

  static void raise(int status, NativeState state, String design, UnaryOperator<String> origin) {
    if (status == 0) {
      return;
    }
    Where where = new Where(design, origin.apply(state.file()), state.line(), state.cycles());
    String said = state.message();
    throw switch (status) {
      case 1 -> new SimulationFailure.Finished(where);
      case 2 -> new SimulationFailure.Stopped(where);
      case 3 -> new SimulationFailure.AssertionFailed(where, said);
      case 4 -> new SimulationFailure.Fatal(where, said);
      case 5 -> new SimulationFailure.NotConverged(where, said);
      case 6 -> new SimulationFailure.RuntimeFault(where, said);
      default -> new SimulationFailure.NativeException(where, said);
    };
  }
}
