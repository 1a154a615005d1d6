package dev.kairo.hw;

import dev.kairo.hw.ir.Machinery;

/**
 * A signal that is used before it is known: the only forward reference and the only thing that
 * changes after it is made. It must be driven exactly once.
 */
@Machinery
public final class Wire extends Bits {
  Wire(Body body, int id, int width) {
    super(body, id, width);
  }

  /** Says what drives this wire. */
  public void drive(Bits driver) {
    body.drive(this, driver);
  }
}
