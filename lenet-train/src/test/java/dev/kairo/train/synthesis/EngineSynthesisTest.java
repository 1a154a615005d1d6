package dev.kairo.train.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.calibration.Calibration;
import dev.kairo.hw.estimate.calibration.CalibrationDesign;
import dev.kairo.hw.estimate.calibration.Comparison;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.FcForward;
import dev.kairo.train.fc.FcForwardParameters;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.softmax.FcSoftmaxBackward;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import dev.kairo.train.softmax.SoftmaxKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * A few small engines, flattened and synthesised as a whole; {@code kairo bench engines} has more.
 */
class EngineSynthesisTest {
  private static final FpFormat BF16 = FpFormat.BF16;

  private static CalibrationDesign design(String name, Supplier<Module> engine) {
    return new CalibrationDesign("engine", name, () -> Design.of(engine).circuit());
  }

  private static List<CalibrationDesign> small() {
    return List.of(
        design("backward", () -> new FcBackward(FcParameters.of(10, 40, 1, 2, BF16).withRelu())),
        design(
            "forward",
            () ->
                new FcForward(
                    new FcForwardParameters(
                        40,
                        10,
                        1,
                        2,
                        BF16,
                        1,
                        FcParameters.of(10, 40, 1, 2, BF16).multiplier(),
                        FcParameters.of(10, 40, 1, 2, BF16).adder(),
                        true))),
        design(
            "softmax",
            () ->
                new FcSoftmaxBackward(
                    SoftmaxBackwardParameters.of(
                        SoftmaxKind.SEQUENTIAL, FcParameters.of(10, 500, 1, 1, BF16)))));
  }

  @Test
  void dspsAndBlockRamsAreEqualAndLutsAreWithinATenth() throws IOException {
    Optional<Finding.Found> yosys = Toolbox.ofEnvironment().find(Tool.YOSYS);
    Assumptions.assumeTrue(yosys.isPresent(), Tool.YOSYS.installLine());
    Comparison comparison =
        Comparison.of(
            small(), Calibration.measure(small(), yosys.get(), line -> {}), new Estimator());
    assertEquals(3, comparison.lines().size());
    for (Comparison.Line line : comparison.lines()) {
      assertTrue(line.exact() && line.close(), comparison::text);
      assertTrue(line.measured().dsp() > 0 && line.measured().lut() > 500, comparison::text);
    }
  }

  @Test
  void theSamplesOfTheCommandAreOfEveryKind() {
    assertEquals(
        14, SynthesisSamples.all().stream().map(CalibrationDesign::name).distinct().count());
  }
}
