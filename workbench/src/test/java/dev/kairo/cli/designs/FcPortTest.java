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
      made.add(made("port=" + port));
    }
    assertEquals(
        List.of("fc_backward 7", "stdm_fc_engine 18", "axi_fc_engine 36", "axi_fc_engine 18"),
        made);
  }

  /** The same with 6 logits and a label; the sequential softmax takes 369. */
  @Test
  void everyPortTakesLogitsAndLabels() {
    List<String> made = new ArrayList<>();
    for (String activation : List.of("softmax", "softmax-sequential")) {
      for (String port : List.of("bare", "stdm", "axi32", "axi64")) {
        made.add(made("activation=" + activation, "port=" + port));
      }
    }
    assertEquals(
        List.of(
            "fc_softmax_backward 7",
            "stdm_fc_engine 19",
            "axi_fc_engine 37",
            "axi_fc_engine 19",
            "fc_softmax_backward 369",
            "stdm_fc_engine 369",
            "axi_fc_engine 369",
            "axi_fc_engine 369"),
        made);
  }

  /** A layer of 6 x 30 and its measured interval. */
  private static String made(String... more) {
    FcDesign fc = new FcDesign();
    List<String> words =
        new ArrayList<>(List.of("inputs=6", "outputs=30", "M=6", "N=10", "reduction=6"));
    words.addAll(List.of(more));
    ParameterValues values = ParameterValues.of(fc, "", words);
    Design design = fc.design(values);
    try (Simulation simulation = Simulator.create().interpret(design)) {
      TrialReport report = fc.trial(values).on(simulation, 1).run(6);
      assertEquals(List.of(), report.samples());
      return design.name() + " " + report.intervalCycles().orElseThrow();
    }
  }
}
