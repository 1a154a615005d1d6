package dev.kairo.train.conv.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.gate.FourToolGate;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.train.conv.ConvMap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tools take the Verilog of the engine without a word. */
class ChannelsGateTest {
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
    ChannelsShape slice = new ChannelsShape(new ConvMap(6, 8, 3), 3, 2);
    ChannelsShape tiny = new ChannelsShape(new ConvMap(5, 7, 2), 1, 3);
    for (ChannelsParameters parameters :
        List.of(
            ChannelsParameters.of(slice).withBiases(1, 1),
            ChannelsParameters.of(tiny, FpFormat.BF16).closing(),
            ChannelsParameters.of(tiny).withDsps(1).withLatencies(3, 4))) {
      gate.add("channels" + gate.size(), Design.of(() -> new ConvChannels(parameters)).verilog());
    }
    assertEquals(List.of(), gate.complaints());
    assertEquals(3, gate.size());
  }
}
