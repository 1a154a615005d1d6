package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Machinery;

/** A stream behind a queue, and the number of items in the queue, from 0 to its depth. */
@Machinery
public record Buffered<T>(Stream<T> stream, Bits occupancy) {
  /** The deepest queue that stands in LUT RAM: the depth of its largest primitive. */
  static final int DISTRIBUTED = 64;

  static <T> Buffered<T> of(Stream<T> in, int depth) {
    Module module = in.module();
    if (depth < 2) {
      throw module.refuse(
          Code.MEMORY,
          "a fifo of "
              + depth
              + (depth == 1 ? " item" : " items")
              + " passes less than an item a cycle",
          "give it 2 items or more, or use cut() to store one",
          in.valid());
    }
    if (depth <= DISTRIBUTED) {
      Fifo fifo = new Fifo(module, in.packed(), depth);
      return new Buffered<>(Stream.unpacked(in.shape(), fifo.out), fifo.occupancy);
    }
    BlockFifo fifo = new BlockFifo(module, in.packed(), depth);
    return new Buffered<>(Stream.unpacked(in.shape(), fifo.out), fifo.occupancy);
  }

  /** The cycles from an item's entry into an empty queue to its first cycle at the end. */
  static int latency(int depth) {
    return depth <= DISTRIBUTED ? 1 : 2;
  }

  /** The width of a number from 0 to {@code depth}. */
  static int countWidth(int depth) {
    return 32 - Integer.numberOfLeadingZeros(depth);
  }

  /** The words of a memory that holds {@code depth} items: the next power of two. */
  static int words(int depth) {
    return 1 << 32 - Integer.numberOfLeadingZeros(depth - 1);
  }
}
