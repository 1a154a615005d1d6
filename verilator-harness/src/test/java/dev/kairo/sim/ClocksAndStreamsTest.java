package dev.kairo.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Several clocks, falling edges, and streams whose handshakes happen natively. */
class ClocksAndStreamsTest {
  @Test
  void eachClockTicksAtItsOwnRate() {
    Verilog design =
        Verilog.text(
                "two.v",
                """
                module two (input fast, input slow, output reg [15:0] f, output reg [15:0] s,
                            output reg [15:0] seen);
                  initial begin f = 0; s = 0; seen = 0; end
                  always @(posedge fast) f <= f + 1;
                  always @(posedge slow) begin s <= s + 1; seen <= f; end
                endmodule
                """)
            .top("two")
            .clock(Clock.named("fast").period(4))
            .clock(Clock.named("slow").period(10).phase(3));
    try (Simulation sim = Simulator.create().open(design)) {
      sim.step(1000);
      // 1000 rises of fast end at 2 + 999 * 4 = 3998; slow rises at 3, 13, ... 3993.
      assertEquals(1000, sim.out("f").get());
      assertEquals(3998, sim.time());
      assertEquals(400, sim.out("s").get());
      assertEquals(998, sim.out("seen").get());
    }
  }

  @Test
  void fallingEdgesAndClockGatesAreSeen() {
    Verilog design =
        Verilog.text(
                "edges.v",
                """
                module edges (input clk, input [7:0] a, output reg [7:0] up, output reg [7:0] down,
                              output high);
                  assign high = clk;
                  always @(posedge clk) up <= a + down;
                  always @(negedge clk) down <= a;
                endmodule
                """)
            .top("edges");
    try (Simulation sim = Simulator.create().open(design)) {
      sim.in("a").set(3);
      sim.step();
      sim.step();
      assertEquals(3, sim.out("down").get());
      assertEquals(6, sim.out("up").get());
      assertEquals(1, sim.out("high").get());
      sim.settle();
      assertEquals(0, sim.out("high").get());
    }
  }

  private static final Verilog DOUBLER =
      Verilog.text(
              "doubler.v",
              """
              module doubler (input clk, input in_valid, output in_ready, input [15:0] in_data,
                              output reg out_valid, input out_ready, output reg [16:0] out_data);
                initial out_valid = 0;
                assign in_ready = !out_valid || out_ready;
                always @(posedge clk)
                  if (in_ready) begin
                    out_valid <= in_valid;
                    out_data <= {in_data, 1'b0};
                  end
              endmodule
              """)
          .top("doubler");

  @Test
  void wordsPassAtFullRate() {
    try (Simulation sim = Simulator.create().open(DOUBLER)) {
      Source in = sim.source(StreamPorts.of("in"));
      Sink out = sim.sink(StreamPorts.of("out"));
      for (int i = 0; i < 1000; i++) {
        in.send(i);
      }
      sim.step(1001);
      assertEquals(1000, in.sent());
      assertEquals(1000, out.available());
      for (int i = 0; i < 1000; i++) {
        assertEquals(2 * i, out.receive());
        assertEquals(i + 1, out.arrival());
      }
    }
  }

  @Test
  void gapsChangeWhenButNeverWhat() {
    try (Simulation sim = Simulator.create().withSeed(5).open(DOUBLER)) {
      Source in = sim.source(StreamPorts.of("in"));
      Sink out = sim.sink(StreamPorts.of("out"));
      in.gaps(0.3);
      out.gaps(0.4);
      for (int i = 0; i < 2000; i++) {
        in.send(i);
      }
      long cycles = 0;
      while (out.available() < 2000) {
        sim.step(100);
        cycles += 100;
        assertTrue(cycles < 20_000);
      }
      assertTrue(cycles > 3000, "gaps slow the stream: " + cycles);
      for (int i = 0; i < 2000; i++) {
        assertEquals(2 * i, out.receive());
      }
    }
  }

  @Test
  void aRingHasAnEnd() {
    try (Simulation sim = Simulator.create().open(DOUBLER)) {
      Source in = sim.source(StreamPorts.of("in"));
      while (in.room() > 0) {
        in.send(1);
      }
      assertEquals(
          "The stream into in_data holds 4096 words and is full; "
              + "step the simulation before sending more.",
          assertThrows(IllegalStateException.class, () -> in.send(1)).getMessage());
      Sink out = sim.sink(StreamPorts.of("out"));
      assertEquals(
          "No word has come out of out_data; step the simulation until available() is more than 0.",
          assertThrows(IllegalStateException.class, out::receive).getMessage());
    }
  }
}
