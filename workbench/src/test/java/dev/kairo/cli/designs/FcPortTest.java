package dev.kairo.cli.designs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.cli.trial.TrialReport;
import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fully connected engine with each of its ports, by name. */
class FcPortTest {
  /** 6 errors and 30 activations come in 36 beats, or two by two in 18 words; the core takes 7. */
  @Test
  void everyPortIsMadeAndAgreesWithTheModelAtItsInterval() {
    List<String> made = new ArrayList<>();
    for (String port : List.of("bare", "stdm", "axi32", "axi64")) {
      FcDesign fc = new FcDesign();
      ParameterValues values =
          ParameterValues.of(
              fc,
              "",
              List.of("inputs=6", "outputs=30", "M=6", "N=10", "reduction=6", "port=" + port));
      Design design = fc.design(values);
      try (Simulation simulation = Simulator.create().interpret(design)) {
        TrialReport report = fc.trial(values).on(simulation, 1).run(6);
        assertEquals(List.of(), report.samples());
        made.add(design.name() + " " + report.intervalCycles().orElseThrow());
      }
    }
    assertEquals(
        List.of("fc_backward 7", "stdm_fc_engine 18", "axi_fc_engine 36", "axi_fc_engine 18"),
        made);
  }
}
