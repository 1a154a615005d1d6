package dev.kairo.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many instances, several models and several threads in one JVM do not disturb each other. */
class InstancesTest {
  private static final Verilog ADDER =
      Verilog.text(
              "adder.v",
              """
              module adder (input clk, input [15:0] a, output reg [31:0] sum, output reg [7:0] id);
                reg [31:0] noise;
                initial sum = 0;
                always @(posedge clk) begin
                  sum <= sum + {16'd0, a};
                  if (a == 16'hffff) $display("adder %m %0d", sum);
                  noise <= noise + 1;
                end
                wire [31:0] unused_noise = noise;
                assign id = noise[7:0];
              endmodule
              """)
          .top("adder");
  private static final Verilog OTHER =
      Verilog.text(
              "adder.v",
              """
              module adder (input clk, input [15:0] a, output reg [63:0] sum);
                initial sum = 0;
                always @(posedge clk) begin
                  sum <= sum + {48'd0, a} * 64'd3;
                  if (a == 16'hffff) $display("other %0d", sum);
                end
              endmodule
              """)
          .top("adder");

  @Test
  void aHundredInstancesOfTwoModels() {
    Simulator simulator = Simulator.create();
    List<Simulation> all = new ArrayList<>();
    List<StringBuilder> logs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      StringBuilder log = new StringBuilder();
      logs.add(log);
      all.add(simulator.withLog(log::append).open(i % 2 == 0 ? ADDER : OTHER));
    }
    for (int cycle = 0; cycle < 50; cycle++) {
      for (int i = 0; i < all.size(); i++) {
        all.get(i).in("a").set(i);
        all.get(i).step();
      }
    }
    for (int i = 0; i < all.size(); i++) {
      assertEquals(50L * i * (i % 2 == 0 ? 1 : 3), all.get(i).out("sum").get());
      all.get(i).in("a").set(0xffff);
      all.get(i).step();
    }
    assertEquals("adder TOP.adder 4900\n", logs.get(98).toString());
    assertEquals("other 14850\n", logs.get(99).toString());
    all.forEach(Simulation::close);
  }

  @Test
  void instancesMoveBetweenThreads() throws Exception {
    Simulator simulator = Simulator.create();
    List<Simulation> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(simulator.withLog(text -> {}).open(ADDER));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        List<Future<?>> running = new ArrayList<>();
        for (Simulation sim : all) {
          running.add(
              threads.submit(
                  () -> {
                    sim.in("a").set(1);
                    for (int i = 0; i < 100; i++) {
                      sim.step();
                    }
                  }));
        }
        for (Future<?> one : running) {
          one.get();
        }
      }
    } finally {
      threads.shutdown();
    }
    for (Simulation sim : all) {
      assertEquals(2000, sim.out("sum").get());
      sim.close();
    }
  }

  @Test
  void theSeedDecidesTheInitialState() {
    Set<Long> states = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      long first = initial(seed);
      assertEquals(first, initial(seed), "seed " + seed);
      states.add(first);
    }
    // 8 bits of 20 seeds: some may be equal by chance, all of them never.
    assertNotEquals(1, states.size());
  }

  private static long initial(long seed) {
    try (Simulation sim = Simulator.create().withSeed(seed).open(ADDER)) {
      return sim.out("id").get();
    }
  }

  @Test
  void waitingHasALimit() {
    try (Simulation sim = Simulator.create().open(ADDER)) {
      sim.in("a").set(2);
      assertEquals(5, sim.until("sum", 10, 5));
      assertEquals(
          "adder: in cycle 12 sum is 24 and was not 1001 within 7 cycles.",
          assertThrows(SimulationFailure.TimedOut.class, () -> sim.until("sum", 1001, 7))
              .getMessage());
    }
  }
}
