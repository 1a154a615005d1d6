package dev.kairo.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memories, snapshots, waves and coverage. */
class StateTest {
  private static final Verilog BANK =
      Verilog.text(
              "bank.v",
              """
              module bank (input clk, input we, input [3:0] at, input [84:0] d, output reg [84:0] q,
                           output reg [7:0] count);
                cells upper (.clk(clk), .we(we), .at(at), .d(d), .q(q));
                initial count = 0;
                always @(posedge clk) count <= count + 1;
              endmodule
              module cells (input clk, input we, input [3:0] at, input [84:0] d, output reg [84:0] q);
                reg [84:0] words [0:15];
                always @(posedge clk) begin
                  if (we)
                    words[at] <= d;
                  q <= words[at];
                end
              endmodule
              """)
          .top("bank")
          .memory("cells", "words");

  @Test
  void memoriesAreReadAndWrittenBehindThePorts() {
    BigInteger value = BigInteger.ONE.shiftLeft(84).add(BigInteger.TEN);
    try (Simulation sim = Simulator.create().open(BANK)) {
      assertEquals(List.of("upper.words"), sim.memories());
      Memory words = sim.memory("upper.words");
      assertEquals(16, words.depth());
      assertEquals(85, words.width());
      words.set(5, value);
      sim.in("at").set(5);
      sim.step();
      assertEquals(value, sim.out("q").big());
      sim.in("we").set(true);
      sim.in("at").set(6);
      sim.in("d").set(77);
      sim.step();
      assertEquals(77, words.big(6).intValue());
      assertEquals(
          "The memory upper.words has addresses 0 to 15; there is no 16.",
          assertThrows(IllegalArgumentException.class, () -> words.big(16)).getMessage());
      assertEquals(
          "The design bank has no open memory 'words'; open are: upper.words. "
              + "Open one with Verilog.memory(module, variable).",
          assertThrows(IllegalArgumentException.class, () -> sim.memory("words")).getMessage());
    }
  }

  @Test
  void aSnapshotBringsEverythingBack() {
    Simulator simulator = Simulator.create();
    Snapshot early;
    try (Simulation sim = simulator.open(BANK)) {
      sim.in("we").set(true);
      sim.in("at").set(3);
      sim.in("d").set(42);
      sim.step(10);
      early = sim.save();
      sim.in("d").set(43);
      sim.step(7);
      assertEquals(17, sim.out("count").get());
      sim.restore(early);
      assertEquals(10, sim.cycle());
      assertEquals(10, sim.out("count").get());
      assertEquals(42, sim.memory("upper.words").big(3).intValue());
    }
    try (Simulation other = simulator.withSeed(9).open(BANK)) {
      other.restore(early);
      other.step();
      assertEquals(11, other.out("count").get());
      assertEquals(42, other.out("q").big().intValue());
    }
    Snapshot foreign = new Snapshot("another", 1, new byte[] {1});
    try (Simulation sim = simulator.open(BANK)) {
      assertEquals(
          "The snapshot was taken from another model than bank; take it again from this one.",
          assertThrows(IllegalArgumentException.class, () -> sim.restore(foreign)).getMessage());
    }
  }

  @Test
  void waves(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("bank.fst");
    try (Simulation sim = Simulator.create().withWaves().open(BANK)) {
      sim.step(20);
      try (Waves waves = sim.waves(file)) {
        assertEquals(file, waves.file());
        sim.step(30);
      }
      long complete = Files.size(file);
      sim.step(30);
      assertEquals(complete, Files.size(file));
      assertTrue(complete > 300, "FST of " + complete + " bytes");
      byte[] start = Files.readAllBytes(file);
      assertEquals(0, start[0], "an FST file starts with a header block");
      assertTrue(
          new String(start, StandardCharsets.ISO_8859_1).contains("Verilator")
              || start.length > 300);
    }
    try (Simulation plain = Simulator.create().open(BANK)) {
      assertEquals(
          "The model of bank can't write waves; open the model with simulator.withWaves().",
          assertThrows(IllegalStateException.class, () -> plain.waves(file)).getMessage());
    }
  }

  @Test
  void coverageAddsUpAndBecomesLcov(@TempDir Path directory) throws Exception {
    Verilog design =
        Verilog.text(
                "paths.sv",
                """
                module paths (input clk, input up, output reg [7:0] n);
                  initial n = 0;
                  always @(posedge clk) begin
                    if (up)
                      n <= n + 1;
                    else
                      n <= n - 1;
                  end
                  full: cover property (@(posedge clk) n == 3);
                endmodule
                """)
            .top("paths");
    Simulator simulator = Simulator.create().withCoverage();
    Coverage ups;
    Coverage downs;
    try (Simulation sim = simulator.open(design)) {
      sim.in("up").set(true);
      sim.step(5);
      ups = sim.coverage();
    }
    try (Simulation sim = simulator.open(design)) {
      sim.step(2);
      downs = sim.coverage();
    }
    assertEquals(5, ups.lines().get("paths.sv").get(5));
    assertEquals(0, ups.lines().get("paths.sv").get(7));
    assertEquals(2, downs.lines().get("paths.sv").get(7));
    Coverage both = ups.plus(downs);
    assertEquals(5, both.lines().get("paths.sv").get(5));
    assertEquals(2, both.lines().get("paths.sv").get(7));
    assertEquals(1, both.points().get("paths.sv:9 full"));
    Path lcov = directory.resolve("coverage.info");
    both.writeLcov(lcov);
    String text = Files.readString(lcov);
    assertTrue(text.startsWith("TN:kairo\nSF:paths.sv\n"), text);
    assertTrue(text.contains("\nDA:5,5\n") && text.contains("\nDA:7,2\n"), text);
    assertTrue(text.endsWith("end_of_record\n"), text);
  }
}
