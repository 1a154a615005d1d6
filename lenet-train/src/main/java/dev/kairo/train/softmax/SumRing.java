package dev.kairo.train.softmax;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.train.fc.Counter;

/**
 * Adds up samples' exponentials, each sample's in order from a positive zero on, as many samples at
 * a time as the adder has cycles of latency L: one adder, and L registers in which the positions of
 * these sums go round.
 *
 * <p>A sample of C classes takes L C cycles and L samples are under way, so that one is complete
 * every C cycles.
 */
final class SumRing extends Module {
  /** Where the exponential is that is added next, to be there a cycle later. */
  final Bits address;

  /** Whether the next waiting sample's sum begins. */
  final Bits started;

  /** Whether a sum is complete; sums are so in the order in which they began. */
  final Bits complete;

  /** The slot of the sum that is complete. */
  final Bits completeSlot;

  /** The sum. */
  final Bits sum;

  /**
   * A ring over samples in {@code slots}.
   *
   * @param waiting whether the first exponential of a sample is there whose sum has not begun
   * @param exponential the exponential at the address of the cycle before
   */
  SumRing(
      Module parent,
      SoftmaxParameters parameters,
      int slots,
      Bits waitingOuter,
      Bits exponentialOuter) {
    super(parent, parameters.classes(), parameters.adder(), slots);
    Bits waiting = in("waiting", waitingOuter);
    Bits exponential = in("exponential", exponentialOuter);
    Wire active = wire(1);
    Wire activeSlot = wire(Counter.width(slots));
    Wire activeIndex = wire(parameters.indexWidth());

    Bits starts = active.not().and(waiting).named("starts");
    Counter next = Counter.of(this, slots, starts);
    Bits slot = active.mux(activeSlot, next.value()).named("slot");
    Bits index = active.mux(activeIndex, activeIndex.constant(0)).named("index");
    Bits adds = active.or(starts).named("adds");
    Bits last = adds.and(index.eq(parameters.classes() - 1)).named("last");
    int latency = parameters.adder().latency();
    Bits goingOn = adds.and(last.not());
    Bits goingSlot = slot;
    Bits goingIndex = index.add(1);
    for (int i = 0; i < latency; i++) {
      goingOn = reg(1).reset(0).next(goingOn).named("going_on" + i);
      goingSlot = reg(goingSlot).named("going_slot" + i);
      goingIndex = reg(goingIndex).named("going_index" + i);
    }
    active.drive(goingOn);
    activeSlot.drive(goingSlot);
    activeIndex.drive(goingIndex);

    Pipe t = pipe();
    Wire back = wire(exponential.width());
    Bits first = t.at(t.arrives(index.none(), 0), 1);
    Bits before = first.mux(lit(back.width(), 0), t.arrives(back, 1)).named("before");
    Bits total = new FpAdder(this, parameters.adder(), before, t.arrives(exponential, 1)).y;
    back.drive(t.untimed(total));
    Bits done = t.untimed(t.validAt(t.arrives(last, 0), t.cycle(total)));
    address = out("address", slot.cat(index));
    started = out("started", starts);
    complete = out("complete", done);
    completeSlot = out("complete_slot", Counter.of(this, slots, done).value());
    sum = out("sum", t.untimed(total));
  }
}
