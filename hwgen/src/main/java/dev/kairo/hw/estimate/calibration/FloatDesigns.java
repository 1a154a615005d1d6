package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.hw.fp.FpMultiplyAdd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The floating-point units that engines are made of, so that their LUTs are measured ones. */
final class FloatDesigns {
  private static final int[] MULTIPLIER_LATENCIES = {2, 3, 4};
  private static final int[] ADDER_LATENCIES = {2, 3, 4, 6};

  private final List<CalibrationDesign> designs = new ArrayList<>();

  List<CalibrationDesign> all() {
    for (String name : List.of("fp32", "bf16", "fp16", "e8m14", "e8m16")) {
      units(name, FpFormat.of(name));
    }
    units("fp32_subnormals", FpFormat.FP32.withSubnormals());
    return designs;
  }

  private void units(String name, FpFormat format) {
    FpMultiplier.Options multiplier = FpMultiplier.Options.of(format);
    for (int dsps = 0; dsps <= FpMultiplier.Options.mostDsps(format, format); dsps++) {
      for (int latency : MULTIPLIER_LATENCIES) {
        FpMultiplier.Options options = multiplier.withDsps(dsps).withLatency(latency);
        add(name + "_multiply_" + dsps + "_dsp_" + latency, () -> new FpMultiplier(options));
      }
    }
    for (int latency : ADDER_LATENCIES) {
      FpAdder.Options options = FpAdder.Options.of(format).withLatency(latency);
      add(name + "_add_" + latency, () -> new FpAdder(options));
    }
    FpMultiplyAdd.Options both = FpMultiplyAdd.Options.of(format);
    add(name + "_multiply_add", () -> new FpMultiplyAdd(both));
  }

  private void add(String name, Supplier<? extends Module> unit) {
    designs.add(new CalibrationDesign("float", "float_" + name, () -> Design.of(unit).circuit()));
  }
}
