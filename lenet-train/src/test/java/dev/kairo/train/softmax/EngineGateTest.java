package dev.kairo.train.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.gate.FourToolGate;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.train.fc.FcForward;
import dev.kairo.train.fc.FcForwardParameters;
import dev.kairo.train.fc.FcParameters;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tools take the Verilog of the forward pass and of the softmax without a word. */
class EngineGateTest {
  private static final Toolbox TOOLS = Toolbox.ofEnvironment();

  @TempDir Path directory;

  @BeforeEach
  void needsTools() {
    for (Tool tool : List.of(Tool.VERILATOR, Tool.ICARUS, Tool.VVP, Tool.YOSYS)) {
      Assumptions.assumeTrue(
          TOOLS.find(tool).isPresent(), () -> "without " + tool + "; " + tool.installLine());
    }
  }

  @Test
  void everyToolAcceptsEveryEngine() {
    FourToolGate gate = new FourToolGate(directory);
    for (FcForwardParameters parameters :
        List.of(
            FcForwardParameters.of(6, 12, 2, 2).withRelu(),
            FcForwardParameters.of(5, 4, 1, 5, FpFormat.BF16),
            FcForwardParameters.of(7, 5, 1, 1))) {
      gate.add("forward" + gate.size(), Design.of(() -> new FcForward(parameters)).verilog());
    }
    for (SoftmaxParameters parameters :
        List.of(SoftmaxParameters.of(10), SoftmaxParameters.of(3, FpFormat.BF16))) {
      gate.add(
          "sequential" + gate.size(), Design.of(() -> new SoftmaxSequential(parameters)).verilog());
      gate.add(
          "pipelined" + gate.size(), Design.of(() -> new SoftmaxPipelined(parameters)).verilog());
    }
    for (SoftmaxKind kind : SoftmaxKind.values()) {
      SoftmaxBackwardParameters parameters =
          SoftmaxBackwardParameters.of(kind, FcParameters.of(10, 12, 2, 2));
      gate.add("last" + gate.size(), Design.of(() -> new FcSoftmaxBackward(parameters)).verilog());
    }
    assertEquals(List.of(), gate.complaints());
    assertEquals(9, gate.size());
  }
}
