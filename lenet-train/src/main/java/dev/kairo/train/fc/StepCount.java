package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;

/**
 * Counts through a sample's steps: groups of inputs outside, groups of outputs inside.
 *
 * <p>Cost: three counters and two flip-flops.
 */
final class StepCount extends Module {
  /** Whether a step is under way. */
  final Bits running;

  /** The step's group of inputs. */
  final Bits group;

  /** The step's group of outputs. */
  final Bits turn;

  /** The step's number. */
  final Bits address;

  /** Whether the step is in the first group of inputs. */
  final Bits first;

  /** Whether the step is in the last group of inputs. */
  final Bits closing;

  /** Whether the step is the sample's last. */
  final Bits last;

  /** Whether a sample may start in the next cycle. */
  final Bits free;

  StepCount(Module parent, FcParameters parameters, Bits startOuter) {
    super(parent, parameters.groups(), parameters.rotation(), pause(parameters));
    Bits start = in("start", startOuter);
    var end = wire(1);
    Bits busy = reg(1).reset(0).next(on -> start.or(on.and(end.not())));
    Counter turns = Counter.of(this, parameters.rotation(), busy);
    Counter groups = Counter.of(this, parameters.groups(), busy.and(turns.last()));
    Counter steps = Counter.of(this, parameters.steps(), busy);
    end.drive(busy.and(steps.last()));
    running = out("running", busy);
    turn = out("turn", turns.value());
    group = out("row", groups.value());
    address = out("address", steps.value());
    first = out("first", groups.value().none());
    closing = out("closing", busy.and(groups.last()));
    last = out("last", end);
    free = out("free", free(parameters, busy, end));
  }

  /** Cycles a small layer waits until its last weights are back. */
  private static int pause(FcParameters parameters) {
    return Math.max(0, parameters.updateLatency() + 1 - parameters.steps());
  }

  private Bits free(FcParameters parameters, Bits running, Bits end) {
    int cycles = pause(parameters);
    if (cycles == 0) {
      return running.not().or(end);
    }
    Bits busy = running;
    Bits since = end;
    for (int i = 1; i < cycles; i++) {
      since = reg(1).reset(0).next(since);
      busy = busy.or(since);
    }
    return busy.not();
  }
}
