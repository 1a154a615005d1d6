package dev.kairo.cli.explore.journal;

import dev.kairo.hw.figure.Origin;

/**
 * What the generated design is: the digest of its Verilog, and the room it takes.
 *
 * @param bram36 block RAMs in units of 36 Kbit
 */
public record Generated(String digest, long dsp, long lut, long ff, double bram36) {
  /** Where the room comes from. */
  public static final Origin ORIGIN =
      new Origin.Modelled("the generated circuit by Yosys 0.23 mapping rules");
}
