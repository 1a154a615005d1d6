package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;

/**
 * Two buffers that take turns: one is filled while the sample in the other is worked on.
 *
 * <p>Cost: two counters of two bits and two bits that tell the buffers apart.
 */
final class SampleTurns extends Module {
  /** Whether a buffer is free to be filled. */
  final Bits canFill;

  /** Whether a sample is complete and not begun. */
  final Bits waiting;

  /** The buffer that is filled. */
  final Bits fillSlot;

  /** The buffer that is worked on, or is next. */
  final Bits workSlot;

  /**
   * What happens to samples.
   *
   * @param taken the last word of a sample comes in
   * @param complete the last word of a sample is about to be stored
   * @param started the work on a sample begins in the next cycle
   * @param finished the last step of a sample is done
   */
  record Events(Bits taken, Bits complete, Bits started, Bits finished) {}

  SampleTurns(Module parent, Events outer) {
    super(parent);
    Bits taken = in("taken", outer.taken());
    Bits complete = in("complete", outer.complete());
    Bits started = in("started", outer.started());
    Bits finished = in("finished", outer.finished());
    Bits held = count(taken, finished).named("held");
    Bits ready = count(complete, started).named("ready");
    canFill = out("can_fill", held.bit(1).not());
    waiting = out("waiting", ready.any());
    fillSlot = out("fill_slot", toggle(taken));
    workSlot = out("work_slot", toggle(finished));
  }

  private Bits count(Bits up, Bits down) {
    Wire count = wire(2);
    Bits more = count.add(up.zext(2)).sub(down.zext(2));
    count.drive(reg(2).reset(0).next(more));
    return count;
  }

  private Bits toggle(Bits when) {
    return reg(1).reset(0).next(slot -> slot.xor(when));
  }
}
