package dev.kairo.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.sim.model.ModelFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a design does to end a simulation comes out as an exception that names the line. */
class FailuresTest {
  private static final Verilog TROUBLE =
      Verilog.text(
              "trouble.sv",
              """
              module trouble (input clk, input [3:0] op, output reg [7:0] q);
                wire back;
                wire loop = (op == 4) ? ~back : 1'b0;
                assign back = loop;
                always @(posedge clk) begin
                  q <= {4'd0, op} ^ {7'd0, loop};
                  if (op == 1) $stop;
                  if (op == 2) $fatal(1, "op is %0d", op);
                  if (op == 3) $error("bad op");
                  if (op == 5) assert (q == 99);
                  if (op == 6) $finish;
                  if (op == 7) $display("seven at %0t", $time);
                end
              endmodule
              """)
          .top("trouble");

  private static SimulationFailure failureOf(int op) {
    try (Simulation sim = Simulator.create().withLog(text -> {}).open(TROUBLE)) {
      sim.step(3);
      sim.in("op").set(op);
      SimulationFailure failure = assertThrows(SimulationFailure.class, sim::step);
      assertEquals(
          failure.getMessage(), assertThrows(SimulationFailure.class, sim::step).getMessage());
      return failure;
    }
  }

  @Test
  void stop() {
    SimulationFailure failure = assertInstanceOf(SimulationFailure.Stopped.class, failureOf(1));
    assertEquals("trouble.sv:7: in cycle 4 the design called $stop.", failure.getMessage());
    assertEquals("trouble.sv", failure.file());
    assertEquals(7, failure.line());
    assertEquals(4, failure.cycle());
  }

  @Test
  void fatal() {
    SimulationFailure failure = assertInstanceOf(SimulationFailure.Fatal.class, failureOf(2));
    assertEquals(
        "trouble.sv:8: in cycle 4 the design called $fatal: trouble: op is 2",
        failure.getMessage());
  }

  @Test
  void error() {
    SimulationFailure failure =
        assertInstanceOf(SimulationFailure.AssertionFailed.class, failureOf(3));
    assertEquals(9, failure.line());
    assertTrue(failure.getMessage().endsWith("bad op"), failure.getMessage());
  }

  @Test
  void assertion() {
    SimulationFailure failure =
        assertInstanceOf(SimulationFailure.AssertionFailed.class, failureOf(5));
    assertEquals(10, failure.line());
  }

  @Test
  void finish() {
    assertEquals(
        "trouble.sv:11: in cycle 4 the design called $finish.",
        assertInstanceOf(SimulationFailure.Finished.class, failureOf(6)).getMessage());
  }

  @Test
  void loopThatNeverSettles() {
    SimulationFailure failure =
        assertInstanceOf(SimulationFailure.NotConverged.class, failureOf(4));
    assertEquals("trouble.sv", failure.file());
    assertEquals(1, failure.line());
    assertTrue(failure.getMessage().contains("did not converge"), failure.getMessage());
  }

  @Test
  void aDesignThatNeverSettlesIsNotOpened() {
    Verilog ring =
        Verilog.text(
                "ring.v",
                """
                module ring (input [1:0] a, output [1:0] y);
                  wire [1:0] back;
                  wire [1:0] loop = a == 0 ? ~back : a;
                  assign back = loop;
                  assign y = back;
                endmodule
                """)
            .top("ring");
    SimulationFailure failure =
        assertThrows(
            SimulationFailure.NotConverged.class, () -> Simulator.create().open(ring).close());
    assertEquals("ring.v", failure.file());
  }

  @Test
  void whatADesignPrintsComesInOrder() {
    List<String> log = new ArrayList<>();
    try (Simulation sim = Simulator.create().withLog(log::add).open(TROUBLE)) {
      sim.in("op").set(7);
      sim.step();
      log.add("between|");
      sim.step(2);
    }
    assertEquals("seven at 15\nbetween|seven at 25\nseven at 35\n", String.join("", log));
  }

  @Test
  void foreignCodeThatThrows(@TempDir Path directory) throws Exception {
    Path code = directory.resolve("thrower.cpp");
    Files.writeString(
        code,
        """
        #include <stdexcept>
        extern "C" int thrower(int value) {
            if (value == 3) throw std::runtime_error("three is too many");
            return value + 1;
        }
        """);
    Verilog caller =
        Verilog.files(code)
            .and(
                "caller.sv",
                """
                module caller (input clk, input [31:0] x, output reg [31:0] y);
                  import "DPI-C" context function int thrower(input int value);
                  always @(posedge clk)
                    y <= thrower(x);
                endmodule
                """)
            .top("caller");
    try (Simulation sim = Simulator.create().open(caller)) {
      sim.in("x").set(1);
      sim.step();
      assertEquals(2, sim.out("y").get());
      sim.in("x").set(3);
      SimulationFailure failure = assertThrows(SimulationFailure.NativeException.class, sim::step);
      assertEquals(
          "caller.sv:4: in cycle 1 native code threw: three is too many", failure.getMessage());
    }
  }

  @Test
  void textThatIsNotVerilog() {
    ModelFailure failure =
        assertThrows(
            ModelFailure.class,
            () ->
                Simulator.create()
                    .open(
                        Verilog.text("oops.v", "module oops(input clk);\n  wrie x;\nendmodule\n")
                            .top("oops")));
    assertTrue(
        failure
            .getMessage()
            .startsWith("The design oops can't be compiled by verilator:\n  %Error: oops.v:2:"),
        failure.getMessage());
  }

  @Test
  void namesThatAreNotThere() {
    OutPort q;
    Simulation closed;
    try (Simulation sim = Simulator.create().open(TROUBLE)) {
      closed = sim;
      assertEquals(
          "The design trouble has no port 'opp'; its ports are clk, op, q.",
          assertThrows(IllegalArgumentException.class, () -> sim.in("opp")).getMessage());
      assertEquals(
          "The port q of trouble is an output; read it with out().",
          assertThrows(IllegalArgumentException.class, () -> sim.in("q")).getMessage());
      q = sim.out("q");
    }
    assertEquals(
        "The port q belongs to a simulation that is closed.",
        assertThrows(IllegalStateException.class, q::get).getMessage());
    assertEquals(
        "The port q belongs to a simulation that is closed.",
        assertThrows(IllegalStateException.class, () -> q.word(0)).getMessage());
    assertEquals(
        "The simulation of trouble is closed.",
        assertThrows(IllegalStateException.class, closed::step).getMessage());
  }
}
