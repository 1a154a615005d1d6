package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.ir.MemStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * The input registers of one port: a word for each slot, kept for a frame, in LUT RAM.
 *
 * <p>Without slot interchange a word is read just before the next word of its slot arrives, so one
 * frame of registers is enough and every output reads the same one. With it two frames take turns,
 * every output reads a register of its own, and a frame's last word can leave at once.
 */
final class InputBuffer extends Module {
  /** The word each reader asked for. */
  final List<Bits> stored = new ArrayList<>();

  /**
   * A buffer.
   *
   * @param arriving the word on the port, the valid bit on top
   * @param address the register it goes to
   * @param readers the registers to read
   */
  InputBuffer(Module parent, Pace paceOuter, Bits arriving, Bits address, List<Bits> readers) {
    super(parent, arriving.width(), address.width(), readers.size());
    Pace pace = paceOuter.into(this);
    Bits word = in("word", arriving);
    Bits write = in("write_slot", address);
    Memory registers = memory(1 << write.width(), word.width());
    registers.style(MemStyle.DISTRIBUTED);
    registers.write(pace.always(this), write, word);
    if (readers.size() == 1) {
      stored.add(out("stored", registers.readNow(in("read_slot", readers.get(0)))));
      return;
    }
    for (int i = 0; i < readers.size(); i++) {
      Bits read = in("read_slot" + i, readers.get(i));
      Bits kept = registers.readNow(read).named("kept" + i);
      stored.add(out("stored" + i, read.eq(write).mux(word, kept)));
    }
  }
}
