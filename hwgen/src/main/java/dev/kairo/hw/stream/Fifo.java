package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.MemStyle;

/**
 * A queue in LUT RAM. Neither {@code valid} nor {@code ready} passes through it.
 *
 * <p>Latency 1, an item every cycle. Cost, modelled: 2 log2(depth) + log2(depth + 1) FF for two
 * addresses and the count, and 8 LUT of RAM for each 14 bits of width up to 32 items or each 7 bits
 * up to 64. Measured with Yosys 0.23, which keeps a second copy of the read address: 16 items of 71
 * bits take 17 FF, 27 LUT and 6 RAM32M16. The memory is rounded up to a power of two, the queue is
 * not.
 */
public final class Fifo extends Module {
  /** The items, in the order of their entry. */
  public final Stream<Bits> out;

  /** The number of items in the queue. */
  public final Bits occupancy;

  Fifo(Module parent, Stream<Bits> input, int depth) {
    super(parent, input.clock(), input.shape().width(), depth);
    parameter("width", input.shape().width());
    parameter("depth", depth);
    Shape<Bits> item = input.shape();
    Stream<Bits> in = in("in", input);
    Wire push = wire(1);
    Wire pop = wire(1);
    Bits count =
        reg(Buffered.countWidth(depth))
            .reset(0)
            .enable(push.xor(pop))
            .next(held -> held.add(push.mux(held.constant(1), held.constant(-1))));
    Memory items = memory(Buffered.words(depth), item.width()).style(MemStyle.DISTRIBUTED);
    Bits tail = reg(items.addressWidth()).reset(0).enable(push).next(place -> place.add(1));
    Bits head = reg(items.addressWidth()).reset(0).enable(pop).next(place -> place.add(1));
    items.write(push, tail, in.data());
    Stream<Bits> first = Stream.of(item, count.any(), items.readNow(head));
    Bits space = count.ne(depth);
    in.ready(space);
    push.drive(in.valid().and(space));
    pop.drive(first.passes());
    occupancy = out("occupancy", count);
    out = out("out", first);
  }
}
