package dev.kairo.train.fc.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.gate.FourToolGate;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tools take the Verilog of the engine without a word. */
class TrainingGateTest {
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
    for (TrainingParameters parameters :
        List.of(
            TrainingParameters.of(new TrainingShape(16, 12, 2, 2)).withRelu(),
            TrainingParameters.of(new TrainingShape(10, 8, 1, 2), FpFormat.BF16),
            TrainingParameters.of(new TrainingShape(14, 12, 1, 2)).withoutGradients())) {
      gate.add("training" + gate.size(), Design.of(() -> new FcTraining(parameters)).verilog());
    }
    assertEquals(List.of(), gate.complaints());
    assertEquals(3, gate.size());
  }
}
