package dev.kairo.report;

/**
 * The room that a design takes.
 *
 * @param bram36 block RAMs in units of 36 Kbit
 * @param origin where the four numbers come from, such as {@code modelled: 4*M*N}
 */
public record Area(long dsp, long lut, long ff, double bram36, String origin) {}
