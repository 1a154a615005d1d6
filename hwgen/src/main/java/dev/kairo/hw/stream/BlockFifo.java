package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.MemStyle;

/**
 * A queue in block RAM. The memory's output register holds the first item: the next one is fetched
 * as soon as that place is free, so that the read costs a cycle of latency but none of throughput.
 *
 * <p>Latency 2, an item every cycle. Cost, modelled: 2 log2(depth) + log2(depth + 1) + 1 FF for two
 * addresses, the count and a valid bit, and one RAMB36 for each 36 Kbit (at most 72 bits wide).
 * Measured with Yosys 0.23: 200 items of 71 bits take 25 FF, 19 LUT and one RAMB36. The memory is
 * rounded up to a power of two, the queue is not.
 */
public final class BlockFifo extends Module {
  /** The items, in the order of their entry. */
  public final Stream<Bits> out;

  /** The number of items in the queue, the one at its end included. */
  public final Bits occupancy;

  BlockFifo(Module parent, Stream<Bits> input, int depth) {
    super(parent, input.clock(), input.shape().width(), depth);
    parameter("width", input.shape().width());
    parameter("depth", depth);
    Shape<Bits> item = input.shape();
    Stream<Bits> in = in("in", input);
    Wire push = wire(1);
    Wire pop = wire(1);
    Wire fetch = wire(1);
    Bits count =
        reg(Buffered.countWidth(depth))
            .reset(0)
            .enable(push.xor(pop))
            .next(held -> held.add(push.mux(held.constant(1), held.constant(-1))));
    Memory items = memory(Buffered.words(depth), item.width()).style(MemStyle.BLOCK);
    Bits tail = reg(items.addressWidth()).reset(0).enable(push).next(place -> place.add(1));
    Bits head = reg(items.addressWidth()).reset(0).enable(fetch).next(place -> place.add(1));
    items.write(push, tail, in.data());
    // An item at the end is no longer counted between head and tail: equal means none is left.
    Bits more = head.ne(tail);
    Bits held = reg(1).reset(0).next(fetched -> fetch.or(fetched.and(pop.not())));
    Stream<Bits> first = Stream.of(item, held, items.read(head, fetch));
    Bits space = count.ne(depth);
    in.ready(space);
    push.drive(in.valid().and(space));
    pop.drive(first.passes());
    fetch.drive(more.and(held.not().or(first.ready())));
    occupancy = out("occupancy", count);
    out = out("out", first);
  }
}
