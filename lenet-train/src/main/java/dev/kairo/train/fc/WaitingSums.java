package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;

/** Where sums wait for their next turn outside the adders: registers, or a memory of many. */
public final class WaitingSums {
  private WaitingSums() {}

  /**
   * The sum that is due again.
   *
   * @param word the sum that has left the adders
   * @param place a count over {@link Rotation#slots}
   */
  public static Bits of(Module module, Rotation rotation, Bits word, Bits place) {
    if (!rotation.stored()) {
      Bits waiting = word;
      for (int i = 0; i < rotation.waitRegisters(); i++) {
        waiting = module.reg(waiting);
      }
      return waiting;
    }
    // A word is read when its place comes round again, just before it is overwritten.
    Memory sums = module.memory(rotation.slots(), word.width());
    sums.write(module.lit(1, 1), place, word);
    return sums.read(place);
  }
}
