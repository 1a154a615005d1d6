package dev.kairo.hw.ir;

/** Where a memory is to live on the device. */
public enum MemStyle {
  /** The tool decides. */
  AUTO,
  /** Block RAM: reads are registered. */
  BLOCK,
  /** LUT RAM: reads may be combinational. */
  DISTRIBUTED
}
