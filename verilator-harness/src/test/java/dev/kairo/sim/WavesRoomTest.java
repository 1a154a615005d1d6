package dev.kairo.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk ends waves with a sentence; the writer itself would end the process. */
class WavesRoomTest {
  private static final Verilog COUNTER =
      Verilog.text(
              "counter.v",
              """
              module counter(input wire clk, output reg [31:0] n);
                always @(posedge clk) n <= n + 32'd1;
              endmodule
              """)
          .top("counter");

  @TempDir private Path disk;
  private boolean mounted;

  private void mount(String size) {
    ToolCommand mount =
        ToolCommand.of(
            Path.of("/bin/mount"), "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
    mounted = new ToolRunner().attempt(mount).exitCode() == 0;
    assumeTrue(mounted, "only root can mount a small disk");
  }

  @AfterEach
  void unmount() {
    if (mounted) {
      new ToolRunner().run(ToolCommand.of(Path.of("/bin/umount"), disk.toString()));
    }
  }

  @Test
  void aDiskWithoutRoomIsRefusedAtOnce() {
    mount("1m");
    Path file = disk.resolve("counter.fst");
    try (Simulation sim = Simulator.create().withWaves().open(COUNTER)) {
      SimulationFailure.NoRoom full =
          assertThrows(SimulationFailure.NoRoom.class, () -> sim.waves(file));
      assertEquals(
          "counter: in cycle 0 the waves ended: the disk that holds "
              + file
              + " has less than 64 MB left; free some space or write them elsewhere.",
          full.getMessage());
    }
  }

  @Test
  void aDiskThatFillsLeavesAFileThatCanBeRead() throws Exception {
    mount("70m");
    Path file = disk.resolve("counter.fst");
    try (Simulation sim = Simulator.create().withWaves().open(COUNTER)) {
      Waves waves = sim.waves(file);
      sim.step(100);
      Files.write(disk.resolve("other"), new byte[10 << 20]);
      assertThrows(SimulationFailure.NoRoom.class, () -> sim.step(100_000));
      waves.close();
    }
    assertTrue(Files.size(file) > 0);
    try (var names = Files.list(disk)) {
      assertEquals(2, names.count(), "the writer left files of its own");
    }
  }
}
