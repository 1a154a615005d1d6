package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.ir.Circuit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A design of the calibration library.
 *
 * @param family what it is an example of
 * @param name unique in the library and a Verilog name
 */
public record CalibrationDesign(String family, String name, Supplier<Circuit> circuit) {

  /** A small design written in place. */
  static CalibrationDesign of(String family, String name, Consumer<Sheet> body) {
    String full = family + "_" + name;
    return new CalibrationDesign(
        family, full, () -> Design.of(() -> new Sheet(full, body)).circuit());
  }

  /** A module whose circuit is a function. */
  static final class Sheet extends Module {
    Sheet(String name, Consumer<Sheet> body) {
      rename(name);
      body.accept(this);
    }
  }
}
