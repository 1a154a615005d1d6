package dev.kairo.sim.system;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;

/** A board whose every bit soon hangs on every word that ever arrived. */
final class MixingBoard extends Module {
  static final int WIDTH = 70;

  MixingBoard() {
    Bits left = in("left", WIDTH);
    Bits right = in("right", WIDTH);
    Bits host = in("host", WIDTH);
    Bits state =
        reg(WIDTH)
            .reset(0)
            .next(now -> now.low(WIDTH - 1).cat(now.msb()).add(left).xor(right).add(host));
    out("to_right", state);
    out("to_left", reg(state.not()));
  }
}
