package dev.kairo.sim.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Verilog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The extension injects a simulator, and a test that fails leaves waves of its end. */
@ExtendWith(Simulated.class)
class SimulatedTest {
  private static final Verilog COUNTER =
      Verilog.text(
              "counter.v",
              """
              module counter (input clk, input rst, output reg [15:0] n);
                always @(posedge clk) if (rst) n <= 0; else n <= n + 1;
              endmodule
              """)
          .top("counter");

  @Test
  void countsFromReset(Simulator simulator) {
    try (Simulation sim = simulator.open(COUNTER)) {
      sim.reset("rst", 1);
      sim.step(10);
      assertEquals(10, sim.out("n").get());
    }
  }

  /** Run by the tests below, not by the build. */
  @Tag("inner")
  @ExtendWith(Simulated.class)
  static final class Failing {
    @Test
    void wrong(Simulator simulator) {
      try (Simulation sim = simulator.open(COUNTER)) {
        sim.reset("rst", 1);
        sim.step(5000 + sim.random().nextInt(100));
        assertEquals(7, sim.out("n").get());
      }
    }
  }

  @Test
  void aFailureLeavesTheWavesOfItsEnd() throws Exception {
    Path file = Path.of("target/kairo/Failing.wrong.fst");
    Files.deleteIfExists(file);
    List<Throwable> failures = new ArrayList<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Failing.class))
            .configurationParameter("kairo.waves.cycles", "50")
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
              }
            });
    assertEquals(1, failures.size());
    String note = failures.get(0).getSuppressed()[0].getMessage();
    assertTrue(
        note.matches(
            "(?s)Failed with seed \\d+ after 50\\d\\d cycles.\n"
                + "  waves of the last 50 cycles: gtkwave /\\S+/target/kairo/Failing.wrong.fst\n"
                + "  again: KAIRO_SEED=\\d+ mvn test -Dtest=Failing#wrong"),
        note);
    long size = Files.size(file);
    assertTrue(size > 100 && size < 4000, "fifty cycles, not five thousand: " + size + " bytes");
  }
}
