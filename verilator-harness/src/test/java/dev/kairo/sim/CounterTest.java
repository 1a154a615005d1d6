package dev.kairo.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The shortest use there is: a counter given as text. */
class CounterTest {
  private static final Verilog COUNTER =
      Verilog.text(
              "counter.v",
              """
              module counter #(parameter W = 8) (
                  input clk, input rst, input enable, input [84:0] wide,
                  output reg [W-1:0] count, output reg [84:0] held, output [7:0] next);
                assign next = count[7:0] + 1;
                always @(posedge clk)
                  if (rst) count <= 0; else if (enable) count <= count + 1;
                always @(posedge clk) held <= wide;
              endmodule
              """)
          .top("counter");

  @Test
  void countsCycles() {
    try (Simulation sim = Simulator.create().open(COUNTER)) {
      InPort enable = sim.in("enable");
      OutPort count = sim.out("count");
      sim.reset("rst", 2);
      assertEquals(0, count.get());
      enable.set(1);
      sim.step();
      sim.step();
      assertEquals(2, count.get());
      assertEquals(3, sim.out("next").get());
      sim.step(100);
      assertEquals(102, count.get());
      assertEquals(98, sim.until("count", 200, 1000));
      assertEquals(202, sim.cycle());
    }
  }

  @Test
  void gccServesWhereClangIsMissing() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put("KAIRO_CLANG", "/nowhere/clang++");
    Simulator simulator = Simulator.of(environment);
    assumeTrue(Toolbox.of(environment).find(Tool.GXX).isPresent(), "g++ is not installed");
    try (Simulation sim = simulator.open(COUNTER)) {
      assertEquals(Tool.GXX, simulator.tools().compiler().tool());
      sim.reset("rst", 2);
      sim.in("enable").set(1);
      sim.step(300);
      assertEquals(300 - 256, sim.out("count").get());
    }
  }

  @Test
  void wideValuesKeepEveryBit() {
    BigInteger value = BigInteger.ONE.shiftLeft(84).add(BigInteger.valueOf(0x1234_5678_9abcL));
    try (Simulation sim = Simulator.create().open(COUNTER)) {
      sim.in("wide").set(value);
      sim.step();
      assertEquals(value, sim.out("held").big());
      sim.in("wide").setWord(2, -1);
      sim.step();
      assertEquals(0x1f_ffff, sim.out("held").word(2));
      assertEquals(
          "The value 0x20000000000000000000000 does not fit the port wide of 85 bits.",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> sim.in("wide").set(BigInteger.ONE.shiftLeft(89)))
              .getMessage());
    }
  }
}
