package dev.kairo.train.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.gate.FourToolGate;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import dev.kairo.train.softmax.SoftmaxKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tools take the engines' Verilog without a word. */
class PortGateTest {
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
    FcParameters last = FcParameters.of(5, 7, 1, 1);
    for (PortLayer layer :
        List.of(
            PortLayer.of(FcParameters.of(6, 12, 2, 2).withRelu()),
            PortLayer.of(FcParameters.of(5, 9, 1, 3, FpFormat.BF16)),
            PortLayer.of(last),
            PortLayer.of(SoftmaxBackwardParameters.of(SoftmaxKind.PIPELINED, last)),
            PortLayer.of(SoftmaxBackwardParameters.of(SoftmaxKind.SEQUENTIAL, last)))) {
      gate.add("stdm" + gate.size(), Design.of(() -> new StdmFcEngine(layer)).verilog());
      for (int dataBits : new int[] {32, 64}) {
        gate.add("axi" + gate.size(), Design.of(() -> new AxiFcEngine(layer, dataBits)).verilog());
      }
    }
    assertEquals(List.of(), gate.complaints());
    assertEquals(15, gate.size());
  }
}
