package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;

/**
 * Takes a sample's activations, a row of N a cycle, and says where in the columns they go.
 *
 * <p>Cost: a counter of rows and the turns of samples.
 */
final class ActivationIntake extends Module {
  /** Whether a row is taken. */
  final Bits ready;

  /** Whether the columns store the row. */
  final Bits store;

  /** Where they store it. */
  final Bits address;

  /** Whether a sample's activations are complete and not begun. */
  final Bits waiting;

  /** The sample that is worked on, or is next. */
  final Bits workSlot;

  /** Rows of a sample, and samples that have a place. */
  record Size(int rows, int buffers) {}

  ActivationIntake(Module parent, Size size, Bits validOuter, Bits startedOuter, Bits doneOuter) {
    super(parent, size);
    Bits valid = in("valid", validOuter);
    Bits started = in("started", startedOuter);
    Bits finished = in("finished", doneOuter);
    var canFill = wire(1);
    Bits taken = valid.and(canFill);
    Counter row = Counter.of(this, size.rows(), taken);
    Bits last = taken.and(row.last());
    SampleTurns turns =
        new SampleTurns(
            this, size.buffers(), new SampleTurns.Events(last, last, started, finished));
    canFill.drive(turns.canFill);
    store = out("store", taken);
    ready = out("ready", canFill);
    address = out("address", turns.fillSlot.cat(row.value()));
    waiting = out("waiting", turns.waiting);
    workSlot = out("work_slot", turns.workSlot);
  }
}
