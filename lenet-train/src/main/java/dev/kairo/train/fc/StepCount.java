package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;

/**
 * Counts through a sample's steps: groups outside, the turns of a group inside.
 *
 * <p>Cost: three counters and two flip-flops.
 */
public final class StepCount extends Module {
  /** Whether a step is under way. */
  public final Bits running;

  /** The step's group. */
  public final Bits group;

  /** The step's turn in its group. */
  public final Bits turn;

  /** The step's number. */
  public final Bits address;

  /** Whether the step is in the first group. */
  public final Bits first;

  /** Whether the step is in the last group. */
  public final Bits closing;

  /** Whether the step is the sample's last. */
  public final Bits last;

  /** Whether a sample may start in the next cycle. */
  public final Bits free;

  /** How many groups, how many turns in each, and cycles from the last step to the next sample. */
  public record Loops(int groups, int turns, int pauseCycles) {}

  /** A count that begins a sample in the cycle behind a start. */
  public StepCount(Module parent, Loops loops, Bits startOuter) {
    super(parent, loops);
    Bits start = in("start", startOuter);
    var end = wire(1);
    Bits busy = reg(1).reset(0).next(on -> start.or(on.and(end.not())));
    Counter turns = Counter.of(this, loops.turns(), busy);
    Counter groups = Counter.of(this, loops.groups(), busy.and(turns.last()));
    Counter steps = Counter.of(this, loops.groups() * loops.turns(), busy);
    end.drive(busy.and(steps.last()));
    running = out("running", busy);
    turn = out("turn", turns.value());
    group = out("row", groups.value());
    address = out("address", steps.value());
    first = out("first", groups.value().none());
    closing = out("closing", busy.and(groups.last()));
    last = out("last", end);
    free = out("free", free(loops.pauseCycles(), busy, end));
  }

  private Bits free(int cycles, Bits running, Bits end) {
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
