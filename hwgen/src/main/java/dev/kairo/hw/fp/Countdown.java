package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;

/**
 * The cycles of a unit that works on one start after the other: a counter whose top bit says that
 * it works and whose bits are all ones in the last cycle of work.
 *
 * @param taken a start while it rests: the cycle in which operands are taken
 * @param busy the cycles of work behind that
 * @param last the last of them
 * @param done the cycle behind the last
 * @param count the counter, all ones in the last cycle and one less in each before
 */
record Countdown(Bits taken, Bits busy, Bits last, Bits done, Bits count) {
  /** A countdown over some cycles of work behind each start that is taken. */
  static Countdown of(Bits start, int cycles) {
    Module module = start.module();
    int width = 33 - Integer.numberOfLeadingZeros(cycles - 1);
    int first = (1 << width) - cycles;
    Bits count =
        module
            .reg(width)
            .reset(0)
            .next(
                now -> {
                  Bits resting = now.msb().not();
                  Bits onward = now.add(now.msb().zext(width));
                  return resting.and(start).mux(module.lit(width, first), onward);
                })
            .named("count");
    Bits busy = count.msb().named("busy");
    Bits taken = start.and(busy.not()).named("taken");
    Bits last = count.all().named("last");
    Bits done = module.reg(1).reset(0).next(last).named("done_now");
    return new Countdown(taken, busy, last, done, count);
  }
}
