package dev.kairo.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  @TempDir Path directory;

  private CommandLineFixture kairo() {
    return new CommandLineFixture(directory).designs(new Accumulator());
  }

  private Ran simulate(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "simulate";
    arguments[1] = "accumulator";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return kairo().run(arguments);
  }

  @Test
  void aDesignThatAgreesWithItsModelEndsWellAndSaysWhatWasCompared() {
    Ran ran = simulate("--progress=none", "--seed", "7");
    assertEquals("", ran.err());
    assertEquals(0, ran.exit());
    assertTrue(
        ran.out()
            .replaceAll("\\s+", " ")
            .matches(
                "Of 200 cycles, none differed from the model, 200 additions, a"
                    + " result every cycle \\(verilator [\\d.]+, [\\d,]+ cycles/s measured, seed 7\\)\\."
                    + " next: kairo simulate accumulator --trace fst "),
        ran.out());
  }

  @Test
  void aDesignThatDiffersEndsWithOneAndShowsWhere() throws Exception {
    Ran ran = simulate("--set", "odd=true", "--cycles", "50", "--progress=none");
    assertEquals(1, ran.exit());
    assertTrue(ran.out().contains("\n  cycle 0: sum = "), ran.out());
    assertEquals(
        """
        kairo: The design and its model differ in 50 of 50 cycles.
          kairo simulate accumulator --set odd=true --seed 1 --trace fst
        """,
        ran.err());
    JsonNode document =
        new ObjectMapper()
            .readTree(simulate("--set", "odd=true", "--cycles", "50", "--json").out());
    assertEquals("failed", document.get("status").asText());
    assertEquals(50, document.get("result").get("mismatches").asInt());
    assertEquals(50, document.get("result").get("cycles").asInt());
    assertEquals(1, document.get("result").get("intervalCycles").asInt());
  }

  @Test
  void anIllegalNumberOfCyclesIsRefused() {
    Ran ran = kairo().run("simulate", "accumulator", "--cycles", "-1");
    assertEquals(2, ran.exit());
    assertEquals(
        "kairo: --cycles = -1 is not allowed; choose 1 to 1000000000000.",
        ran.err().lines().findFirst().orElse(""));
  }

  @Test
  void wavesAndTheReportForCiAreWritten() throws Exception {
    Ran ran = simulate("--trace", "fst", "--junit", "ci/junit.xml", "--json");
    assertEquals(0, ran.exit(), ran.out());
    Path waves = directory.resolve("out/accumulator/accumulator.fst");
    assertTrue(Files.size(waves) > 100);
    JsonNode artifacts = new ObjectMapper().readTree(ran.out()).get("artifacts");
    assertEquals(waves.toString(), artifacts.get(0).asText());
    String report = Files.readString(directory.resolve("ci/junit.xml"));
    assertTrue(report.contains("tests=\"1\" failures=\"0\""), report);
    assertFalse(report.contains("<failure"), report);
    simulate("--set", "odd=true", "--junit", "ci/junit.xml");
    report = Files.readString(directory.resolve("ci/junit.xml"));
    assertTrue(
        report.contains("<failure message=\"200 of 200 cycles differ from the model\">cycle 0: "),
        report);
  }

  @Test
  void anUnknownWaveFormatIsRefused() {
    Ran ran = simulate("--trace", "vcdd");
    assertEquals(2, ran.exit());
    assertEquals("kairo: --trace = vcdd is not known; choose fst.\n", ran.err());
  }

  private CommandLineFixture withoutTools() {
    return kairo().with("PATH", directory.toString());
  }

  @Test
  void withoutVerilatorItRunsOnTheInterpreterAndSaysSo() {
    Ran ran = withoutTools().run("simulate", "accumulator", "--progress=none");
    assertEquals(0, ran.exit());
    assertTrue(
        ran.out()
            .replaceAll("\\s+", " ")
            .startsWith(
                "Of 100 cycles, none differed from the model, 100 additions, a result every cycle"
                    + " (the"),
        ran.out());
    assertEquals(
        """
        Running on the interpreter, which is slower: verilator is not on the PATH, and
          is needed to simulate at native speed. Install it with: apt-get install -y
          verilator
        """,
        ran.err());
  }

  @Test
  void theInterpreterFindsDifferencesAsWell() {
    Ran ran = simulate("--engine", "interpreter", "--set", "odd=true", "--cycles", "9", "--json");
    assertEquals(1, ran.exit());
    assertTrue(ran.out().contains("\"mismatches\" : 9"), ran.out());
  }

  @Test
  void wavesWithoutVerilatorNeedItInstalled() {
    Ran ran = withoutTools().run("simulate", "accumulator", "--trace", "fst", "--progress=none");
    assertEquals(3, ran.exit());
    assertEquals(
        """
        kairo: verilator is not on the PATH, and is needed to simulate at native speed.
          Install it with: apt-get install -y verilator
        """,
        ran.err());
  }
}
