package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.estimate.Resources;

/** What one cell of a synthesised netlist counts as. */
final class Primitive {
  private Primitive() {}

  /** The resources of a cell type; inverters, multiplexers and carry chains count as nothing. */
  static Resources of(String type) {
    return switch (type) {
      case "DSP48E2" -> new Resources(1, 0, 0, 0, 0, 0);
      case "LUT1", "LUT2", "LUT3", "LUT4", "LUT5", "LUT6" -> new Resources(0, 1, 0, 0, 0, 0);
      case "FDRE", "FDSE", "FDCE", "FDPE" -> new Resources(0, 0, 1, 0, 0, 0);
      case "RAMB36E2" -> new Resources(0, 0, 0, 1, 0, 0);
      case "RAMB18E2" -> new Resources(0, 0, 0, 0, 1, 0);
      case "SRL16E", "SRLC32E", "RAM64X1S" -> memory(1);
      case "RAM64X1D", "RAM128X1S" -> memory(2);
      case "RAM128X1D", "RAM256X1S" -> memory(4);
      case "RAM32M", "RAM64M" -> memory(4);
      case "RAM256X1D", "RAM512X1S", "RAM32M16", "RAM64M8", "RAM64X8SW", "RAM32X16DR8" -> memory(8);
      default -> Resources.NONE;
    };
  }

  private static Resources memory(int luts) {
    return new Resources(0, 0, 0, 0, 0, luts);
  }
}
