package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.estimate.calibration.CalibrationDesign;
import dev.kairo.hw.estimate.calibration.Synthesis;
import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the units of single precision may cost, measured with Yosys. */
class SynthesisBarsTest {
  private static final FpFormat FP32 = FpFormat.FP32;

  private static CalibrationDesign design(String name, Supplier<Module> unit) {
    return new CalibrationDesign("fp", name, () -> Design.of(unit).circuit());
  }

  @Test
  void unitsStayUnderTheirBars() throws IOException {
    Optional<Finding.Found> yosys = Toolbox.ofEnvironment().find(Tool.YOSYS);
    Assumptions.assumeTrue(yosys.isPresent(), "install Yosys with: apt-get install -y yosys");
    FpMultiplier.Options natural = FpMultiplier.Options.of(FP32);
    Map<String, Resources> measured =
        new Synthesis(yosys.get())
            .measure(
                List.of(
                    design("mul", () -> new FpMultiplier(natural)),
                    design("mul_one_dsp", () -> new FpMultiplier(natural.withDsps(1))),
                    design("add", () -> new FpAdder(FpAdder.Options.of(FP32))),
                    design("mac", () -> new FpMultiplyAdd(FpMultiplyAdd.Options.of(FP32))),
                    design("div", () -> new FpDivider(FpDivider.Options.of(FP32))),
                    design("exp", () -> new FpExp(FpExp.Options.of(FP32)))));
    assertAll(
        () -> within(measured.get("mul"), 2, 130),
        () -> within(measured.get("mul_one_dsp"), 1, 340),
        () -> within(measured.get("add"), 0, 410),
        () -> within(measured.get("mac"), 2, 540),
        () -> within(measured.get("div"), 0, 190),
        () -> within(measured.get("exp"), 0, 600));
  }

  private static void within(Resources found, int dsps, int luts) {
    assertEquals(dsps, found.dsp(), found.toString());
    assertTrue(found.lut() <= luts, found + ", at most " + luts + " LUT");
    assertTrue(found.lut() > luts / 2, found + " is too little for such a unit");
  }
}
