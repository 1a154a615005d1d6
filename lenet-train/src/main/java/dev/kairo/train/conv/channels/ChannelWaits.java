package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.train.fc.Counter;

/**
 * A word that waits for its next turn. Cost: registers for a few cycles, else a memory whose place
 * is overwritten when it comes round again.
 */
final class ChannelWaits extends Module {
  /** Waits that registers are cheaper for. */
  private static final int FEW = 3;

  /** The word. */
  final Bits later;

  /** A word that waits some cycles. */
  ChannelWaits(Module parent, int cycles, Bits wordOuter, Bits placeOuter) {
    super(parent, cycles);
    Bits word = in("word", wordOuter);
    if (!stored(cycles)) {
      Bits waiting = word;
      for (int i = 0; i < cycles; i++) {
        waiting = reg(waiting);
      }
      later = out("later", waiting);
      return;
    }
    Bits place = in("place", placeOuter);
    Memory words = memory(cycles - 1, word.width());
    words.write(lit(1, 1), place, word);
    later = out("later", words.read(place));
  }

  /** Whether words that wait some cycles are in a memory. */
  static boolean stored(int cycles) {
    return cycles > FEW;
  }

  /** A count over the places of words that wait some cycles. */
  static Bits place(Module module, int cycles) {
    return stored(cycles)
        ? Counter.of(module, cycles - 1, module.lit(1, 1)).value()
        : module.lit(1, 0);
  }
}
