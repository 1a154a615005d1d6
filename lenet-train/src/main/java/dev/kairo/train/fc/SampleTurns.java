package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;

/**
 * Buffers that take turns: one is filled while the sample in another is worked on.
 *
 * <p>A buffer is busy from its first word to its last step, and a few cycles to hand it over. Two
 * do when that takes at most two intervals; else four keep the interval, or more where it is a few
 * cycles. Cost: four small counters.
 */
public final class SampleTurns extends Module {
  private static final int HAND_OVER = 3;

  /** Whether a buffer is free to be filled. */
  public final Bits canFill;

  /** Whether a sample is complete and not begun. */
  public final Bits waiting;

  /** The buffer that is filled. */
  public final Bits fillSlot;

  /** The buffer that is worked on, or is next. */
  public final Bits workSlot;

  /**
   * What happens to samples.
   *
   * @param taken the last word of a sample comes in
   * @param complete the last word of a sample is about to be stored
   * @param started the work on a sample begins in the next cycle
   * @param finished the last step of a sample is done
   */
  public record Events(Bits taken, Bits complete, Bits started, Bits finished) {}

  /** Turns of some buffers. */
  public SampleTurns(Module parent, int buffers, Events outer) {
    super(parent, buffers);
    int width = Counter.width(buffers);
    Bits taken = in("taken", outer.taken());
    Bits complete = in("complete", outer.complete());
    Bits started = in("started", outer.started());
    Bits finished = in("finished", outer.finished());
    Bits held = count(width + 1, taken, finished).named("held");
    Bits ready = count(width + 1, complete, started).named("ready");
    canFill = out("can_fill", held.msb().not());
    waiting = out("waiting", ready.any());
    fillSlot = out("fill_slot", Counter.of(this, buffers, taken).value());
    workSlot = out("work_slot", Counter.of(this, buffers, finished).value());
  }

  /** How many buffers hide the handing over of samples. */
  public static int buffers(int fillCycles, int workCycles, int intervalCycles) {
    int buffers = 2;
    while (fillCycles + HAND_OVER + workCycles > buffers * intervalCycles) {
      buffers *= 2;
    }
    return buffers;
  }

  private Bits count(int width, Bits up, Bits down) {
    return reg(width).reset(0).next(count -> count.add(up.zext(width)).sub(down.zext(width)));
  }
}
