package dev.kairo.cli.explore.space;

import dev.kairo.hw.figure.Origin;

/**
 * What a configuration needs: time and room, each with its origin.
 *
 * @param intervalCycles cycles from one result to the next
 * @param bram36 block RAMs in units of 36 Kbit
 * @param intervalOrigin where the interval comes from
 * @param areaOrigin where DSP, LUT, FF and block RAM come from
 */
public record Costs(
    long intervalCycles,
    long dsp,
    long lut,
    long ff,
    double bram36,
    Origin intervalOrigin,
    Origin areaOrigin) {

  /** Costs worked out by one formula. */
  public static Costs modelled(
      long intervalCycles, long dsp, long lut, long ff, double bram36, String formula) {
    Origin origin = new Origin.Modelled(formula);
    return new Costs(intervalCycles, dsp, lut, ff, bram36, origin, origin);
  }

  /** The same room with another interval. */
  public Costs withInterval(long otherCycles, Origin origin) {
    return new Costs(otherCycles, dsp, lut, ff, bram36, origin, areaOrigin);
  }

  /** The same interval with other room. */
  public Costs withArea(long otherDsp, long otherLut, long otherFf, double other36, Origin origin) {
    return new Costs(intervalCycles, otherDsp, otherLut, otherFf, other36, intervalOrigin, origin);
  }

  /** Whether this is nowhere worse than the other in interval, DSP, LUT and block RAM. */
  public boolean noWorseThan(Costs other) {
    return intervalCycles <= other.intervalCycles
        && dsp <= other.dsp
        && lut <= other.lut
        && bram36 <= other.bram36;
  }
}
