package dev.kairo.train.conv.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.gate.FourToolGate;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.train.conv.pool.PoolStage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tools take the Verilog of the engine and of the pool without a word. */
class TapsGateTest {
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
    for (TapsParameters parameters :
        List.of(
            TapsParameters.of(new TapsShape(8, 10, 3, 2), 6),
            TapsParameters.of(new TapsShape(7, 9, 2, 1), 6, FpFormat.BF16),
            TapsParameters.of(new TapsShape(10, 10, 5, 1), 7).withDsps(1).withLatencies(3, 4))) {
      gate.add("taps" + gate.size(), Design.of(() -> new ConvTaps(parameters)).verilog());
    }
    PoolStage.Options pool = new PoolStage.Options(FpAdder.Options.of(FpFormat.FP32), 3);
    gate.add("pool", Design.of(() -> new PoolStage(pool)).verilog());
    assertEquals(List.of(), gate.complaints());
    assertEquals(4, gate.size());
  }
}
