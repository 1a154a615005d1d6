package dev.kairo.sim.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Verilog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A model that crashes takes its job with it and nothing else. */
class WorkersTest {
  /** Steps a design whose foreign code follows a null pointer when told 13. */
  public static final class Stepping implements WorkerJob {
    @Override
    public String run(String input) throws Exception {
      Path code = Files.createTempDirectory("kairo-test").resolve("wild.cpp");
      Files.writeString(
          code,
          """
          extern "C" int wild(int value) {
              int* volatile nowhere = nullptr;
              return value == 13 ? *nowhere : value * 2;
          }
          """);
      Verilog design =
          Verilog.files(code)
              .and(
                  "caller.sv",
                  """
                  module caller (input clk, input [31:0] x, output reg [31:0] y);
                    import "DPI-C" function int wild(input int value);
                    always @(posedge clk) y <= wild(x);
                  endmodule
                  """)
              .top("caller");
      try (Simulation sim = Simulator.create().open(design)) {
        System.out.println("stepping with " + input);
        sim.in("x").set(Long.parseLong(input));
        sim.step();
        return Long.toString(sim.out("y").get());
      }
    }
  }

  /** Never ends. */
  public static final class Endless implements WorkerJob {
    @Override
    public String run(String input) throws Exception {
      Thread.sleep(600_000);
      return "";
    }
  }

  @Test
  void aSegmentationFaultLosesOnlyItsJob() throws Exception {
    try (Workers workers = Workers.of(1, Duration.ofMinutes(2))) {
      List<CompletableFuture<Outcome>> jobs = new ArrayList<>();
      for (String input : List.of("1", "13", "3", "word")) {
        jobs.add(workers.submit(Stepping.class, input));
      }
      assertEquals(new Outcome.Completed("2"), jobs.get(0).get());
      Outcome.Crashed crashed = assertInstanceOf(Outcome.Crashed.class, jobs.get(1).get());
      assertEquals(1, crashed.exitCode());
      String log = Files.readString(crashed.log());
      assertTrue(log.contains("stepping with 13"), log);
      assertTrue(log.contains("SIGSEGV"), log);
      assertTrue(crashed.message().startsWith("The worker died with exit code 1; its log is "));
      assertEquals(new Outcome.Completed("6"), jobs.get(2).get());
      Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, jobs.get(3).get());
      assertEquals("java.lang.NumberFormatException", failed.exception());
      assertEquals("For input string: \"word\"", failed.message());
      assertEquals(2, workers.started());
      Files.delete(crashed.log());
    }
  }

  @Test
  void aJobThatNeverEndsIsEnded() throws Exception {
    try (Workers workers = Workers.of(2, Duration.ofSeconds(2))) {
      assertEquals(
          new Outcome.TimedOut(Duration.ofSeconds(2)), workers.submit(Endless.class, "").get());
    }
  }
}
