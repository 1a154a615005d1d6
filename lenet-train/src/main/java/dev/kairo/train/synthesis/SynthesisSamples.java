package dev.kairo.train.synthesis;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.estimate.calibration.CalibrationDesign;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.FcForward;
import dev.kairo.train.fc.FcForwardParameters;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.softmax.FcSoftmaxBackward;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import dev.kairo.train.softmax.SoftmaxKind;
import java.util.List;
import java.util.function.Supplier;

/**
 * Engines as explorations meet them, of every kind and choice, and small enough that synthesising
 * all of them takes minutes: M and N, DSPs, depths, formats, ReLU, both kinds of softmax, forward.
 */
public final class SynthesisSamples {
  private static final FpFormat BF16 = FpFormat.BF16;

  private SynthesisSamples() {}

  /** All of them, in a fixed order. */
  public static List<CalibrationDesign> all() {
    return List.of(
        backward("fc2_1x4", FcParameters.of(10, 500, 1, 4)),
        backward("fc2_2x2", FcParameters.of(10, 500, 2, 2)),
        backward("fc2_10x1_bf16", FcParameters.of(10, 500, 10, 1, BF16)),
        backward("fc1_1x4_relu", FcParameters.of(500, 800, 1, 4).withRelu()),
        backward("fc1_2x2_relu_1_dsp", FcParameters.of(500, 800, 2, 2).withRelu().withDsps(1)),
        backward("fc1_4x1_relu_e8m14", relu(500, 800, 4, 1, "e8m14")),
        backward("fc1_2x1_relu_fp16", relu(500, 800, 2, 1, "fp16")),
        backward("fc_depth_4", FcParameters.of(20, 48, 2, 2).withLatencies(3, 4)),
        backward("fc_depth_6", FcParameters.of(20, 48, 1, 2).withLatencies(4, 6)),
        backward("fc_tree", FcParameters.of(20, 48, 4, 1).withReduction(4)),
        forward("forward_1x4", FcForwardParameters.of(48, 20, 1, 4).withReduction(4)),
        forward("forward_2x2_relu", FcForwardParameters.of(800, 500, 2, 2).withRelu()),
        softmax("softmax_sequential", SoftmaxKind.SEQUENTIAL, FcParameters.of(10, 500, 1, 2)),
        softmax("softmax_pipelined", SoftmaxKind.PIPELINED, FcParameters.of(10, 500, 1, 2)));
  }

  private static FcParameters relu(int inputs, int outputs, int m, int n, String format) {
    return FcParameters.of(inputs, outputs, m, n, FpFormat.of(format)).withRelu();
  }

  private static CalibrationDesign backward(String name, FcParameters parameters) {
    return design(name, () -> new FcBackward(parameters));
  }

  private static CalibrationDesign forward(String name, FcForwardParameters parameters) {
    return design(name, () -> new FcForward(parameters));
  }

  private static CalibrationDesign softmax(String name, SoftmaxKind kind, FcParameters layer) {
    SoftmaxBackwardParameters parameters = SoftmaxBackwardParameters.of(kind, layer);
    return design(name, () -> new FcSoftmaxBackward(parameters));
  }

  private static CalibrationDesign design(String name, Supplier<Module> engine) {
    return new CalibrationDesign("engine", name, () -> Design.of(engine).circuit());
  }
}
