package dev.kairo.report;

/**
 * What an FPGA has to give.
 *
 * @param bram36 block RAMs in units of 36 Kbit
 */
public record Device(String name, long dsp, long lut, long ff, double bram36) {}
