package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;

/** One step from a circuit to an equivalent circuit, in time linear in the number of nodes. */
public interface Pass {
  /** The circuit after this step; the given one is left as it is. */
  Circuit apply(Circuit circuit);
}
