package dev.kairo.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.sim.Simulator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark runs and its sides agree; how fast they are is for the benchmark to say. */
class HarnessBenchmarkTest {
  @Test
  void javaAndCppSeeTheSameDesign() {
    HarnessBenchmark.Result result =
        HarnessBenchmark.of(Simulator.create())
            .with(Integer.getInteger("kairo.repetitions", 1), 0.01)
            .run();
    assertEquals(
        List.of(
            "float-lanes-8",
            "crossbar-85",
            "float-lanes-8-step-n",
            "crossbar-85-step-n",
            "crossbar-85-until"),
        result.cases().stream().map(HarnessBenchmark.Case::name).toList());
    result.cases().forEach(found -> assertTrue(found.ratioToRaw() > 0));
    assertTrue(result.openMillis() > 0);
    assertTrue(result.table().contains("crossbar-85-until"));
    System.out.println(result.table());
  }
}
