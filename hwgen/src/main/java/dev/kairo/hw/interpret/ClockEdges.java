package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;

/**
 * What the rising edge of one clock does: registers and registered reads are sampled, memories are
 * written, and only then the sampled words become visible. Wide values are cut into words.
 */
final class ClockEdges {
  private static final int REGISTER = 5;
  private static final int READ = 6;
  private static final int WRITE = 9;

  /** target, next, enable, reset, reset value. */
  private final IntList registers = new IntList();

  /** target, first word, stride, depth, address, enable. */
  private final IntList reads = new IntList();

  /** enable, lane word, lane bit, address, data, first word, stride, depth, mask index. */
  private final IntList writes = new IntList();

  private final LongTable masks = new LongTable();

  void addRegister(int flat, Node.Reg register, Hierarchy hierarchy, Slots slots) {
    int target = slots.of(flat);
    int next = slots.of(hierarchy.operand(flat, register.next()));
    int enable = optional(flat, register.enable(), hierarchy, slots, Slots.ONE);
    int reset = optional(flat, register.reset(), hierarchy, slots, Slots.ZERO);
    int value = register.resetValue().map(slots::constant).orElse(target);
    for (int i = 0; i < WideWords.words(register.width()); i++) {
      registers.add(target + i, next + i, enable, reset, value + i);
    }
  }

  void addRead(
      int flat, Node.MemRead read, MemoryLayout.Placed memory, Hierarchy hierarchy, Slots slots) {
    int target = slots.of(flat);
    int address = slots.of(hierarchy.operand(flat, read.address()));
    int enable = optional(flat, read.enable(), hierarchy, slots, Slots.ONE);
    for (int i = 0; i < memory.words(); i++) {
      reads.add(target + i, memory.base() + i, memory.words(), memory.capacity(), address, enable);
    }
  }

  void addWrite(
      int flat, MemWrite write, MemoryLayout.Placed memory, Hierarchy hierarchy, Slots slots) {
    int enable = slots.of(hierarchy.operand(flat, write.enable()));
    int address = slots.of(hierarchy.operand(flat, write.address()));
    int data = slots.of(hierarchy.operand(flat, write.data()));
    int lanes = optional(flat, write.laneEnable(), hierarchy, slots, Slots.ONE);
    int width = memory.memory().width();
    int laneWidth = write.laneEnable() == Node.NONE ? width : write.laneWidth();
    for (int lane = 0; lane * laneWidth < width; lane++) {
      int end = Math.min(width, (lane + 1) * laneWidth);
      for (int low = lane * laneWidth; low < end; low = (low | 63) + 1) {
        int count = Math.min(end, (low | 63) + 1) - low;
        int word = low >>> 6;
        writes.add(enable, lanes + (lane >>> 6), lane & 63, address, data + word);
        writes.add(memory.base() + word, memory.words(), memory.capacity());
        writes.add(masks.add((-1L >>> (64 - count)) << low));
      }
    }
  }

  private static int optional(
      int flat, int local, Hierarchy hierarchy, Slots slots, int otherwise) {
    return local == Node.NONE ? otherwise : slots.of(hierarchy.operand(flat, local));
  }

  /** The edge's work as fixed arrays. */
  Compiled compile() {
    return new Compiled(registers.toArray(), reads.toArray(), writes.toArray(), masks.toArray());
  }

  /** The edge's work as fixed arrays. */
  record Compiled(int[] registers, int[] reads, int[] writes, long[] masks) {

    /** How many words an edge samples. */
    int samples() {
      return registers.length / REGISTER + reads.length / READ;
    }

    /** Samples what changes at this edge; gives where the next clock may put its samples. */
    int sample(long[] s, long[] memory, long[] samples, int first) {
      int to = first;
      for (int at = 0; at < registers.length; at += REGISTER) {
        int source =
            s[registers[at + 3]] != 0
                ? registers[at + 4]
                : s[registers[at + 2]] != 0 ? registers[at + 1] : registers[at];
        samples[to++] = s[source];
      }
      for (int at = 0; at < reads.length; at += READ) {
        if (s[reads[at + 5]] == 0) {
          samples[to++] = s[reads[at]];
        } else {
          long address = s[reads[at + 4]];
          boolean inRange = address >= 0 && address < reads[at + 3];
          samples[to++] = inRange ? memory[reads[at + 1] + (int) address * reads[at + 2]] : 0;
        }
      }
      return to;
    }

    /** Writes memories; a later port wins where two write one word at once. */
    void write(long[] s, long[] memory) {
      for (int at = 0; at < writes.length; at += WRITE) {
        long address = s[writes[at + 3]];
        boolean enabled = s[writes[at]] != 0 && (s[writes[at + 1]] >>> writes[at + 2] & 1) != 0;
        if (enabled && address >= 0 && address < writes[at + 7]) {
          int to = writes[at + 5] + (int) address * writes[at + 6];
          long mask = masks[writes[at + 8]];
          memory[to] = memory[to] & ~mask | s[writes[at + 4]] & mask;
        }
      }
    }

    /** Makes the samples visible; gives where the next clock's samples begin. */
    int commit(long[] s, long[] samples, int first) {
      int from = first;
      for (int at = 0; at < registers.length; at += REGISTER) {
        s[registers[at]] = samples[from++];
      }
      for (int at = 0; at < reads.length; at += READ) {
        s[reads[at]] = samples[from++];
      }
      return from;
    }
  }
}
