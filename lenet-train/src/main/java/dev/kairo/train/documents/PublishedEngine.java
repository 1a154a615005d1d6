package dev.kairo.train.documents;

import dev.kairo.hw.estimate.Device;

/**
 * One row of a published table: an engine that takes M inputs and gives N outputs at a time.
 *
 * @param layer the layer it computes, such as {@code FC1}
 * @param rows M, the inputs read in parallel
 * @param columns N, the outputs written in parallel
 * @param dsp the DSP blocks of the whole module, its activation included
 * @param intervalCycles the cycles from one sample to the next
 * @param chosen whether this is the engine that was built
 */
public record PublishedEngine(
    String layer, int rows, int columns, int dsp, int intervalCycles, boolean chosen) {

  /** The arithmetic units, M*N. */
  public int lanes() {
    return rows * columns;
  }

  /**
   * The part of the board's DSP blocks in whole percent. The tables print it rounded down: 860 of
   * 768 are 111.98 %, and 111 stands there.
   */
  public int percentOfBoard() {
    return 100 * dsp / Device.XCKU095.dsp();
  }
}
