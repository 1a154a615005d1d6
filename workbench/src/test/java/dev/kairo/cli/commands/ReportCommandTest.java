package dev.kairo.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void resultsOfThreeRuns() throws IOException {
    simulated("base.json", 1_000);
    simulated("little.json", 1_015);
    simulated("much.json", 1_030);
  }

  private void simulated(String file, long intervalCycles) throws IOException {
    Files.writeString(
        directory.resolve(file),
        """
        {"kairo":1,"command":"simulate","status":"ok","exit":0,
         "result":{"design":"fc","intervalCycles":%d},"errors":[],"artifacts":[]}
        """
            .formatted(intervalCycles));
  }

  private Ran report(String... words) {
    String[] line = new String[words.length + 1];
    line[0] = "report";
    System.arraycopy(words, 0, line, 1, words.length);
    return new CommandLineFixture(directory).run(line);
  }

  @Test
  void aLossWithinTheAllowancePasses() {
    Ran ran = report("--compare", "base.json", "little.json", "--max-regress", "2%");
    assertEquals(0, ran.exit(), ran.err());
    assertEquals(
        """
        worse, but allowed
        simulate: intervalCycles rose from 1,000 to 1,015, by 1.50 %.

        little.json is no worse than base.json: 1 number compared, 0 better, 1 worse
        within 2 %.
        """,
        ran.out());
  }

  @Test
  void aLargerLossFailsTheCheck() {
    Ran ran = report("--compare", "base.json", "much.json", "--max-regress", "2%");
    assertEquals(1, ran.exit());
    assertTrue(
        ran.out().startsWith("worse\nsimulate: intervalCycles rose from 1,000 to 1,030"),
        ran.out());
    assertTrue(
        ran.err()
            .startsWith(
                "kairo: much.json is worse than base.json: 1 regression among 1 number compared,"),
        ran.err());
  }

  @Test
  void withoutAnAllowanceNothingMayGetWorse() {
    assertEquals(1, report("--compare", "base.json", "little.json").exit());
    assertEquals(0, report("--compare", "little.json", "base.json").exit());
    assertEquals(0, report("--compare", "base.json", "base.json").exit());
  }

  @Test
  void aPipelineReadsOneDocument() throws IOException {
    Ran ran = report("--compare", "base.json", "much.json", "--json");
    JsonNode document = new ObjectMapper().readTree(ran.out());
    assertEquals("failed", document.get("status").asText());
    assertEquals(1, document.at("/result/regressions").size());
    assertEquals("regression", document.at("/errors/0/code").asText());
  }

  @Test
  void directoriesOfExplorationsAreComparedPointByPoint() {
    CommandLineFixture kairo = new CommandLineFixture(directory);
    for (String place : new String[] {"first", "second"}) {
      Ran explored =
          kairo.run(
              "explore",
              "fc",
              "--set",
              "inputs=6",
              "--set",
              "outputs=8",
              "--until",
              "estimate",
              "-o",
              place);
      assertEquals(0, explored.exit(), explored.err());
    }
    Ran ran = report("--compare", "first", "second");
    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.out().contains("second/points.jsonl is no worse than"), ran.out());
  }

  @Test
  void whatCanNotBeReadIsASentence() throws IOException {
    Files.writeString(directory.resolve("broken.json"), "{\"kairo\":");
    Ran ran = report("--compare", "base.json", "broken.json");
    assertEquals(2, ran.exit());
    assertTrue(ran.err().startsWith("kairo: broken.json is not JSON at line 1"), ran.err());
    assertEquals(2, report("--compare", "base.json", "missing.json").exit());
    assertEquals(2, report("--compare", "base.json", "much.json", "--max-regress", "some").exit());
    Ran nothing = report();
    assertEquals(2, nothing.exit());
    assertTrue(nothing.err().startsWith("kairo: report compares two results:"), nothing.err());
  }
}
