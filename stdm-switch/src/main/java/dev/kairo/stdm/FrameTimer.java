package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Fsm;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import java.util.Optional;

/**
 * Counts slots and frames, and leads the switch through a change of its table.
 *
 * <p>What enters and what leaves now belongs to {@code slot}; outputs are prepared one slot ahead,
 * for {@code upcoming}. After reset the table is cleared for one frame. A change that was asked for
 * waits for the end of a frame; the frame that enters then still has its old length, and while its
 * words leave, one frame later, the new entries are loaded.
 */
final class FrameTimer extends Module {
  /**
   * What is needed only where words change their slot.
   *
   * @param single whether the frames that leave have a single slot
   * @param filled the last slot of the frame whose words leave
   */
  record Interchange(Bits single, Bits filled) {}

  private enum State {
    CLEAR,
    RUN,
    ASKED,
    ENTER,
    LOAD
  }

  final Pace pace;

  /** The slot in which words enter and leave now. */
  final Bits slot;

  /** The slot whose words leave next. */
  final Bits upcoming;

  /** The table's address for the upcoming slot: a single slot comes twice in its frame. */
  final Bits entry;

  /** The present slot as the tables count it. */
  final Bits shown;

  /** What is needed only where words change their slot. */
  final Optional<Interchange> interchange;

  /** Words of the present slot are taken. */
  final Bits accepts;

  /** The table's entries become idle, one slot after the other. */
  final Bits clearing;

  /** The table's entries are taken over, one slot after the other. */
  final Bits loading;

  /** No change is under way. */
  final Bits ready;

  FrameTimer(Module parent, SwitchParameters parameters, Bits takeUpOuter, Bits slotCountOuter) {
    super(
        parent,
        parameters.slots(),
        parameters.options().hold(),
        parameters.options().interchange());
    Bits takeUp = in("take_up", takeUpOuter);
    Bits slotCount = in("slot_count", slotCountOuter);
    int width = parameters.slotBits();
    int lastAtReset = Math.max(2, parameters.slots()) - 1;
    Pace pace = pace(parameters.options().hold());

    Fsm<State> fsm = fsm(State.class, State.CLEAR);
    Wire frameRead = wire(1);
    Bits entering = fsm.is(State.ENTER);
    Bits change = entering.and(frameRead);
    Bits newSingle = slotCount.eq(1);
    Bits newLast = newSingle.mux(lit(width, 1), slotCount.low(width).sub(1));
    Bits last = reg(width).reset(lastAtReset).enable(change).next(newLast);
    Bits single = reg(1).reset(parameters.slots() == 1 ? 1 : 0).enable(change).next(newSingle);

    Bits upcoming =
        pace.at(reg(width).reset(0)).next(now -> now.eq(last).mux(lit(width, 0), now.add(1)));
    Bits slot = pace.at(reg(width).reset(lastAtReset)).next(upcoming);
    frameRead.drive(pace.at(upcoming.eq(last)));
    Bits frameEntered = pace.at(upcoming.eq(0));

    fsm.in(State.CLEAR).when(frameRead).go(State.RUN);
    fsm.in(State.RUN).when(takeUp).go(State.ASKED);
    fsm.in(State.ASKED).when(frameEntered).go(State.ENTER);
    fsm.in(State.ENTER).when(frameRead).go(State.LOAD);
    fsm.in(State.LOAD).when(frameRead).go(State.RUN);

    this.pace = pace.outOf(this);
    this.slot = out("slot", slot);
    this.upcoming = out("upcoming", upcoming);

    interchange =
        parameters.options().interchange()
            ? Optional.of(interchange(frameRead, single, last, lastAtReset))
            : Optional.empty();
    entry = out("entry", single.mux(lit(width, 0), upcoming));
    shown = out("shown", entering.mux(newSingle, single).mux(lit(width, 0), slot));
    accepts = out("accepts", slot.leU(entering.mux(newLast, last)));
    clearing = out("clearing", fsm.is(State.CLEAR));
    loading = out("loading", fsm.is(State.LOAD));
    ready = out("ready", fsm.is(State.RUN));
  }

  private Interchange interchange(Bits frameRead, Bits single, Bits last, int lastAtReset) {
    Bits filled = reg(last.width()).reset(lastAtReset).enable(frameRead).next(last);
    return new Interchange(out("single", single), out("filled", filled));
  }

  private Pace pace(int hold) {
    if (hold == 1) {
      return Pace.everyCycle();
    }
    int width = 32 - Integer.numberOfLeadingZeros(hold - 1);
    Bits phase = reg(width).reset(0).next(now -> phaseAfter(now, hold));
    Bits tick = phase.eq(hold - 1);
    return Pace.of(tick);
  }

  private Bits phaseAfter(Bits now, int hold) {
    if (hold == 2) {
      return now.not();
    }
    // A power of two wraps by itself.
    boolean wraps = Integer.bitCount(hold) == 1;
    return wraps ? now.add(1) : now.eq(hold - 1).mux(lit(now.width(), 0), now.add(1));
  }
}
