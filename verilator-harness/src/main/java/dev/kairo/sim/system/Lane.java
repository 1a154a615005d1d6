package dev.kairo.sim.system;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The words under way in one cable: a ring in memory that two threads or two processes see. One
 * writes, one reads, and neither locks: each counter has one writer.
 */
final class Lane {
  /** How many words more than its latency a lane holds, so that boards need not go in step. */
  private static final int SLACK = 64;

  private static final int CACHE_LINE = 64;
  private static final int WRITTEN = 0;
  private static final int READ = CACHE_LINE;
  private static final int WORDS = 2 * CACHE_LINE;
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;
  private final int latency;
  private final int width;
  private final int capacity;

  /** A lane in zeroed memory of {@link #bytes}. */
  Lane(ByteBuffer memory, Cable cable) {
    this.memory = memory.order(ByteOrder.nativeOrder());
    this.latency = cable.latency();
    this.width = cable.words();
    this.capacity = latency + SLACK;
  }

  /** The memory that a cable's lane needs, a multiple of a cache line. */
  static int bytes(Cable cable) {
    int words = (cable.latency() + SLACK) * cable.words() * Integer.BYTES;
    return WORDS + (words + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
  }

  /** The first cycle whose word can't be read yet. */
  long readable() {
    return (long) LONGS.getAcquire(memory, WRITTEN) + latency;
  }

  /** The first cycle whose word there is no room for yet. */
  long writable() {
    return (long) LONGS.getAcquire(memory, READ) + capacity;
  }

  /** Puts the word that is seen after a cycle; {@link #sent} shows it to the reader. */
  void put(long cycle, int[] word) {
    int at = place(cycle);
    for (int i = 0; i < width; i++) {
      memory.putInt(at + i * Integer.BYTES, word[i]);
    }
  }

  /** Everything before this cycle has been put. */
  void sent(long cycle) {
    LONGS.setRelease(memory, WRITTEN, cycle);
  }

  /** The word that arrives in a cycle. */
  void get(long cycle, int[] into) {
    if (cycle < latency) {
      Arrays.fill(into, 0);
      return;
    }
    int at = place(cycle - latency);
    for (int i = 0; i < width; i++) {
      into[i] = memory.getInt(at + i * Integer.BYTES);
    }
  }

  /** Everything that arrives before this cycle has been taken. */
  void taken(long cycle) {
    LONGS.setRelease(memory, READ, Math.max(0, cycle - latency));
  }

  private int place(long cycle) {
    return WORDS + (int) (cycle % capacity) * width * Integer.BYTES;
  }
}
