package dev.kairo.hw.estimate;

import dev.kairo.hw.figure.Origin;

/**
 * A device with what it offers.
 *
 * @param bram36 block RAMs in units of 36 Kbit
 * @param lutram the LUTs that can be memory
 * @param origin where these numbers come from
 */
public record Device(String name, int dsp, int lut, int ff, int bram36, int lutram, Origin origin) {

  /** The Kintex UltraScale of the FiC boards. */
  public static final Device XCKU095 =
      new Device(
          "XCKU095",
          768,
          537_600,
          1_075_200,
          1_680,
          76_800,
          new Origin.Quoted("AMD DS890, UltraScale architecture and product data sheet"));
}
