package dev.kairo.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir Path directory;

  private Ran bench(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "bench";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return new CommandLineFixture(directory).designs(new Accumulator()).run(arguments);
  }

  @Test
  void emitTellsNodesSecondsHeapAndTheRatioOfTwiceTheSize() throws Exception {
    Ran ran = bench("emit", "--nodes", "2000", "--json");
    assertEquals(0, ran.exit(), ran.out());
    JsonNode result = new ObjectMapper().readTree(ran.out()).get("result");
    assertTrue(result.get("nodes").asInt() > 1000, ran.out());
    for (String field : new String[] {"seconds", "heapMb", "ratioDoubled"}) {
      assertTrue(result.get(field).asDouble() > 0, field);
    }
  }

  @Test
  void buildTellsEveryPresetOfEveryDesign() throws Exception {
    Ran ran = bench("build", "--json");
    assertEquals(0, ran.exit(), ran.out());
    JsonNode cases = new ObjectMapper().readTree(ran.out()).get("result").get("cases");
    assertEquals(1, cases.size());
    assertEquals("accumulator narrow", cases.get(0).get("name").asText());
    double openSeconds = cases.get(0).get("openMillis").asDouble() / 1000;
    assertTrue(cases.get(0).get("buildSeconds").asDouble() > openSeconds, ran.out());
  }

  @Test
  void estimateTellsPresetsAndTheLibraryBesideTheSynthesis() throws Exception {
    Ran ran = bench("estimate", "--json");
    JsonNode result = new ObjectMapper().readTree(ran.out()).get("result");
    assertEquals("accumulator_narrow", result.get("cases").get(0).get("name").asText());
    assertTrue(result.get("library").size() >= 479, ran.out());
    for (JsonNode design : result.get("library")) {
      assertEquals(design.get("dspMeasured"), design.get("dspEstimated"), design.toString());
      assertEquals(design.get("bram36Measured"), design.get("bram36Estimated"), design.toString());
    }
    boolean all = result.get("libraryWithin").asInt() == result.get("library").size();
    assertTrue(all || ran.exit() == 1, "a missed bar is a failed check");
  }

  @Test
  void documentsTellsEveryRowOfAPairBesideOurs() throws Exception {
    Ran ran = bench("documents", "--pair", "10x1", "--json");
    assertEquals(0, ran.exit(), ran.out());
    JsonNode result = new ObjectMapper().readTree(ran.out()).get("result");
    assertEquals(1, result.get("rows").size());
    JsonNode row = result.get("rows").get(0);
    assertEquals("board 00", row.get("table").asText());
    assertEquals(490, row.get("documentsDsp").asInt());
    assertEquals(40, row.get("dsp").asInt());
    assertEquals(3090, row.get("documentsInterval").asInt());
    assertEquals(500, row.get("interval").asInt());
    assertEquals(500, row.get("predicted").asInt());
    assertEquals(3 * 500 + 10 * 501, row.get("words").asInt());
    assertEquals(0, row.get("mismatches").asInt());
    assertEquals(2, result.get("fits").size());
  }

  @Test
  void trainTellsSecondsOfAnEpochAndAccuracy() throws Exception {
    Ran ran = bench("train", "--short", "--json");
    assertEquals(0, ran.exit(), ran.out());
    JsonNode result = new ObjectMapper().readTree(ran.out()).get("result");
    assertEquals(400, result.get("images").asInt());
    assertEquals(1, result.get("epochSeconds").size());
    assertTrue(result.get("epochSeconds").get(0).asDouble() > 0.1, ran.out());
    assertTrue(result.get("accuracy").asDouble() > 0.6, ran.out());
  }

  @Test
  void whatCanNotBeMeasuredIsRefused() {
    assertEquals(
        """
        kairo: bench can't measure 'emitt'; did you mean 'emit'?
          kairo bench --help
        """,
        bench("emitt").err());
    assertEquals(
        """
        kairo: What to measure? Choose from harness, emit, build, estimate, engines,
          documents, train.
          kairo bench --help
        """,
        bench().err());
    assertEquals(
        """
        kairo: The documents have no engine of 3x3; choose from 5x5, 1x20, 2x10, 10x2,
          10x1, 1x10, 4x8, 4x5, 5x4, 20x1, 1x16, 2x8.
          kairo bench documents
        """,
        bench("documents", "--pair", "3x3").err());
    assertEquals(
        "kairo: --nodes = 10 is not allowed; choose 1000 to 20000000.\n",
        bench("emit", "--nodes", "10").err());
  }
}
