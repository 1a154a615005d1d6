package dev.kairo.stdm.plan;

import java.util.List;

/**
 * The way of a flow: the same slot on every cable.
 *
 * @param ends for each cable in turn where it is left by the board before it
 */
public record Circuit(Flow flow, int slot, List<Cabling.End> ends) {
  public Circuit {
    ends = List.copyOf(ends);
  }
}
