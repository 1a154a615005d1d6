package dev.kairo.sim.system;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where boards meet at the end of a stretch and find the same answer to whether all are done,
 * whoever runs them. A stretch writes to the cells that the one before did not use: nobody reaches
 * the next but one before everybody has left this one.
 */
final class Meeting {
  private static final int FAILED = 0;
  private static final int CELLS = Long.BYTES;
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;
  private final int boards;

  /** A meeting in zeroed memory of {@link #bytes}. */
  Meeting(ByteBuffer memory, int boards) {
    this.memory = memory.order(ByteOrder.nativeOrder());
    this.boards = boards;
  }

  /** What a meeting needs. */
  static int bytes(int boards) {
    return CELLS + 2 * boards * Long.BYTES;
  }

  /** A board has come to the end of a stretch, counted from 1. */
  void arrive(int board, long stretch, boolean done) {
    LONGS.setRelease(memory, cell(board, stretch), 2 * stretch + (done ? 1 : 0));
  }

  /** Whether everybody has come to the end of a stretch. */
  boolean complete(long stretch) {
    for (int board = 0; board < boards; board++) {
      if ((long) LONGS.getAcquire(memory, cell(board, stretch)) / 2 != stretch) {
        return false;
      }
    }
    return true;
  }

  /** Whether everybody was done at the end of a complete stretch. */
  boolean done(long stretch) {
    for (int board = 0; board < boards; board++) {
      if ((long) LONGS.getAcquire(memory, cell(board, stretch)) % 2 == 0) {
        return false;
      }
    }
    return true;
  }

  /** Nobody shall wait any longer: a board has failed. */
  void fail() {
    LONGS.setRelease(memory, FAILED, 1L);
  }

  /** Whether a board has failed. */
  boolean failed() {
    return (long) LONGS.getAcquire(memory, FAILED) != 0;
  }

  private int cell(int board, long stretch) {
    return CELLS + (2 * board + (int) (stretch % 2)) * Long.BYTES;
  }
}
