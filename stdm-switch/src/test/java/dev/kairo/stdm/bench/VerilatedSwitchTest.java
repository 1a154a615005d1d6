package dev.kairo.stdm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Verilog;
import dev.kairo.sim.junit.Simulated;
import dev.kairo.stdm.BrokenSwitch;
import dev.kairo.stdm.StdmSwitch;
import dev.kairo.stdm.SwitchOptions;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.ValidBit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Long runs of chosen switches as native models, and what happens to broken ones. */
@ExtendWith(Simulated.class)
class VerilatedSwitchTest {
  private static final long CYCLES = 100_000;

  @BeforeEach
  void needsVerilator() {
    Assumptions.assumeTrue(
        Toolbox.ofEnvironment().find(Tool.VERILATOR).isPresent(),
        () -> "without Verilator; " + Tool.VERILATOR.installLine());
  }

  @Test
  void nativeModelsEqualTheJavaModel(Simulator simulator) {
    SwitchOptions all = new SwitchOptions(true, 2, 3, ValidBit.TOP);
    List<SwitchParameters> chosen =
        List.of(
            SwitchParameters.PAPER,
            SwitchParameters.FIC,
            new SwitchParameters(3, 4, 85, SwitchOptions.DEFAULT.withInterchange()),
            new SwitchParameters(8, 16, 33, all));
    for (SwitchParameters parameters : chosen) {
      Design design = Design.of(() -> new StdmSwitch(parameters));
      try (Simulation simulation = simulator.open(Verilog.of(design))) {
        BenchResult result = SwitchBench.of(simulation, parameters, 42).run(CYCLES);
        assertEquals(Optional.empty(), result.first(), parameters::toString);
        assertEquals(CYCLES, result.cycles());
        assertTrue(result.left() > 10_000 && result.changes() > 100, result::toString);
      }
    }
  }

  @Test
  void brokenSwitchesAreCaught(Simulator simulator) {
    SwitchParameters parameters = new SwitchParameters(3, 4, 4);
    assertEquals(0, mismatches(simulator, parameters, BrokenSwitch.intact(parameters)));
    int caught = 0;
    for (BrokenSwitch broken : BrokenSwitch.values()) {
      long mismatches = mismatches(simulator, parameters, broken.of(parameters));
      assertTrue(mismatches > 0, broken + " was not seen");
      caught++;
    }
    assertEquals(7, caught);
  }

  private static long mismatches(
      Simulator simulator, SwitchParameters parameters, Map<String, String> files) {
    Verilog verilog = Verilog.files(new Path[0]).top("StdmSwitch").clock("clk");
    for (Map.Entry<String, String> file : files.entrySet()) {
      verilog = verilog.and(file.getKey(), file.getValue());
    }
    try (Simulation simulation = simulator.open(verilog)) {
      return SwitchBench.of(simulation, parameters, 42).run(20_000).mismatches();
    }
  }
}
