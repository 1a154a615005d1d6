package dev.kairo.hw.estimate;

/**
 * What a design takes of a device of the UltraScale family.
 *
 * @param dsp DSP48E2 slices
 * @param lut LUT1 to LUT6 primitives; inverters, MUXF7 to MUXF9 and carry chains are not LUTs
 * @param ff flip-flops
 * @param ramb36 block RAMs of 36 Kbit
 * @param ramb18 block RAMs of 18 Kbit, two of which fit the place of one of 36 Kbit
 * @param lutram LUT6 sites used as memory or as shift registers
 */
public record Resources(int dsp, int lut, int ff, int ramb36, int ramb18, int lutram) {
  /** Nothing at all. */
  public static final Resources NONE = new Resources(0, 0, 0, 0, 0, 0);

  /** Block RAMs in units of 36 Kbit: {@code RAMB36 + RAMB18 / 2}. */
  public double bram36() {
    return ramb36 + ramb18 / 2.0;
  }

  /** Both together. */
  public Resources plus(Resources other) {
    return new Resources(
        dsp + other.dsp,
        lut + other.lut,
        ff + other.ff,
        ramb36 + other.ramb36,
        ramb18 + other.ramb18,
        lutram + other.lutram);
  }

  /** The same several times. */
  public Resources times(int count) {
    return new Resources(
        dsp * count, lut * count, ff * count, ramb36 * count, ramb18 * count, lutram * count);
  }

  /** The same with another number of LUTs. */
  public Resources withLut(int otherLut) {
    return new Resources(dsp, otherLut, ff, ramb36, ramb18, lutram);
  }
}
