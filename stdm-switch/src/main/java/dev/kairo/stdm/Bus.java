package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Shape;

/**
 * The register bus: a write is taken in a cycle where the switch is ready; a read always is, and
 * its answer stands one cycle later until the next read.
 */
public record Bus(Bits address, Bits write, Bits read, Bits data) {
  /** What it consists of. */
  public static final Shape<Bus> SHAPE =
      Shape.of(Bus.class, Shape.bits(16), Shape.bits(1), Shape.bits(1), Shape.bits(8));
}
