package dev.kairo.cli.explore.journal;

import dev.kairo.hw.figure.Origin;

/**
 * What the simulated design showed.
 *
 * @param tool what simulated it, with its version
 */
public record Measured(long intervalCycles, long mismatches, int samples, long seed, String tool) {
  /** Where the interval comes from. */
  public Origin origin() {
    return new Origin.Measured(tool);
  }
}
