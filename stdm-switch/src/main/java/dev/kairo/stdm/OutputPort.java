package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Selection;
import java.util.List;
import java.util.Optional;

/**
 * One output: the word of the input that the table names, in a register. An output without a word
 * is all zeros, so nothing of other circuits shows on it.
 */
final class OutputPort extends Module {
  /** The word that leaves, the valid bit on top. */
  final Bits word;

  /**
   * An output.
   *
   * @param routeOuter the input port to take the word from; any other value is idle
   * @param liveOuter whether that input's register was filled in the frame that leaves; not needed
   *     where words stay in their slot
   * @param stored the word of each input
   */
  OutputPort(
      Module parent, Pace paceOuter, Bits routeOuter, Optional<Bits> liveOuter, List<Bits> stored) {
    super(parent, routeOuter.width(), stored.size(), stored.get(0).width(), liveOuter.isPresent());
    Pace pace = paceOuter.into(this);
    Bits route = in("route", routeOuter);
    Optional<Bits> live = liveOuter.map(outer -> in("live", outer));
    int width = stored.get(0).width();
    Selection selection = cases(route);
    for (int port = 0; port < stored.size(); port++) {
      selection.when(port, in("stored" + port, stored.get(port)));
    }
    Bits chosen = selection.otherwise(lit(width, 0));
    Bits valid = chosen.msb();
    Bits sends = live.map(valid::and).orElse(valid);
    Bits leaving = sends.mux(chosen, lit(width, 0));
    word = out("word", pace.at(reg(width).reset(0)).next(leaving));
  }
}
