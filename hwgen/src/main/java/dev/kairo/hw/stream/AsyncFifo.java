package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.MemStyle;

/**
 * A queue from one clock's domain into another's. Each side counts in grey code, of which one bit
 * changes at a time, and sees the other side's count through two registers: a count that is caught
 * while it changes is read as the old or the new one, both of which are safe.
 *
 * <p>Latency 1 cycle of the writer and 2 of the reader, to which the phase of the clocks adds at
 * most one of the reader; block RAM (above 64 items) adds one more. An item in every cycle of the
 * slower clock from 8 items on: a place comes back to the writer 3 cycles of each side after its
 * item came. Cost, modelled: 8 log2(depth) + 8 FF for two binary counts, two grey ones and two
 * synchronisers, and the memory as in {@link Fifo} and {@link BlockFifo}. Measured with Yosys 0.23:
 * 16 items of 71 bits take 38 FF, 42 LUT and 6 RAM32M16.
 *
 * <p>Both resets must be held together for at least three cycles of the slower clock.
 */
public final class AsyncFifo extends Module {
  /** The items in the reader's domain, in the order of their entry. */
  public final Stream<Bits> out;

  AsyncFifo(Module parent, Stream<Bits> input, Clock reader, int depth) {
    super(parent, input.shape().width(), depth);
    parameter("width", input.shape().width());
    parameter("depth", depth);
    Clock writeClock = clock("write_clk", input.clock());
    Clock readClock = clock("read_clk", reader);
    Shape<Bits> item = input.shape();
    Stream<Bits> in = Stream.in(this, writeClock, "in", input);
    MemStyle style = depth <= Buffered.DISTRIBUTED ? MemStyle.DISTRIBUTED : MemStyle.BLOCK;
    Memory items = memory(depth, item.width()).style(style);
    int address = items.addressWidth();

    Wire push = wire(writeClock, 1);
    Wire fetch = wire(readClock, 1);
    Counter writer = counter(writeClock, push, address + 1, "write");
    Counter reading = counter(readClock, fetch, address + 1, "read");
    Bits writtenSeen = seen(writer.grey(), readClock, "write");
    Bits readSeen = seen(reading.grey(), writeClock, "read");

    // A full queue's counts differ by the depth, which in grey code inverts the two top bits.
    Bits fullAt = readSeen.high(2).not().cat(readSeen.low(address - 1));
    Bits space = writer.grey().ne(fullAt);
    Bits more = reading.grey().ne(writtenSeen);
    in.ready(space);
    push.drive(in.valid().and(space));
    items.write(writeClock, push, writer.count().low(address), in.data());

    Bits head = reading.count().low(address);
    if (style == MemStyle.DISTRIBUTED) {
      Stream<Bits> first = Stream.of(readClock, item, more, items.readNow(head));
      fetch.drive(first.passes());
      out = out("out", first);
    } else {
      Wire ready = wire(readClock, 1);
      Bits held = reg(readClock, 1).reset(0).next(fetched -> fetch.or(fetched.and(ready.not())));
      Stream<Bits> first = Stream.of(readClock, item, held, items.read(readClock, head, fetch));
      ready.drive(first.ready());
      fetch.drive(more.and(held.not().or(ready)));
      out = out("out", first);
    }
  }

  /** A count in both codes; the grey one comes from registers of its own, so it never glitches. */
  private record Counter(Bits count, Bits grey) {}

  private Counter counter(Clock clock, Bits step, int width, String name) {
    Wire next = wire(clock, width);
    Bits count = reg(clock, width).reset(0).next(next).named(name + "_count");
    next.drive(step.mux(count.add(1), count));
    next.named(name + "_next");
    Bits grey = next.xor(next.shrU(1));
    return new Counter(count, reg(clock, width).reset(0).next(grey).named(name + "_grey"));
  }

  /** A grey count as the other side sees it. */
  private Bits seen(Bits grey, Clock clock, String name) {
    Bits caught = reg(clock, grey.width()).reset(0).next(grey.crossing(clock));
    caught.named(name + "_grey_caught");
    return reg(clock, grey.width()).reset(0).next(caught).named(name + "_grey_seen");
  }
}
