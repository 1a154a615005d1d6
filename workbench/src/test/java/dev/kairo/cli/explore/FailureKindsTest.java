package dev.kairo.cli.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One point that goes wrong in each way there is. */
class FailureKindsTest {
  private static final Path RESULTS = Path.of("out/explore-lanes");

  @TempDir Path directory;

  private Ran explore(String fault, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("explore", "lanes", "--set", "M=2", "--set", "N=1", "--set", "fault=" + fault));
    words.addAll(List.of("--progress=none", "--json"));
    words.addAll(List.of(more));
    return new CommandLineFixture(directory)
        .subjects(new Lanes())
        .run(words.toArray(new String[0]));
  }

  private JsonNode point(int line) throws Exception {
    String text = Files.readAllLines(directory.resolve(RESULTS).resolve("points.jsonl")).get(line);
    return new ObjectMapper().readTree(text);
  }

  private void fails(String fault, String kind, String stage, String message, String... more)
      throws Exception {
    Ran ran = explore(fault, more);
    assertEquals(1, ran.exit(), ran.out());
    JsonNode point = point(1);
    assertEquals(kind, point.get("kind").asText(), point.toString());
    assertEquals(stage, point.get("stage").asText());
    assertTrue(point.get("message").asText().startsWith(message), point.toString());
    String story =
        Files.readString(
            directory
                .resolve(RESULTS)
                .resolve("points")
                .resolve(point.get("point").asText().substring(0, 16))
                .resolve("failure.txt"));
    assertTrue(story.startsWith(message), story);
    String junit = Files.readString(directory.resolve(RESULTS).resolve("junit.xml"));
    assertTrue(junit.contains("<failure type=\"" + kind + "\""), junit);
  }

  @Test
  void illegal() throws Exception {
    fails("illegal", "illegal", "generate", "These lanes don't fit together.");
  }

  @Test
  void generate() throws Exception {
    fails("loose", "generate", "generate", "");
  }

  @Test
  void overBudget() throws Exception {
    fails(
        "fat",
        "over-budget",
        "generate",
        "The generated design is over budget: 2 DSP of 0; its estimate was not.",
        "--budget",
        "dsp=0");
  }

  @Test
  void compile() throws Exception {
    fails("syntax", "compile", "verilate", "The design LanesOfSyntax can't be compiled by");
  }

  @Test
  void mismatch() throws Exception {
    fails("wrong", "mismatch", "simulate", "32 values differ from the golden model.");
  }

  @Test
  void timeoutOfTheDesign() throws Exception {
    fails("hangs", "timeout", "simulate", "Lanes");
  }

  @Test
  void timeoutOfTheProcess() throws Exception {
    fails(
        "sleeps",
        "timeout",
        "simulate",
        "The simulation took longer than 2 s; give it more with --timeout.",
        "--timeout",
        "2");
  }

  @Test
  void tool() throws Exception {
    fails("dies", "tool", "simulate", "The process of the simulation died with exit code 9;");
  }

  @Test
  void whatAFailedPointStoodForGetsItsChance() throws Exception {
    Ran ran = explore("wrong,none");
    assertEquals(1, ran.exit());
    JsonNode document = new ObjectMapper().readTree(ran.out());
    assertEquals(
        "{\"points\":2,\"ok\":1,\"failed\":1,\"skipped\":0}",
        document.get("result").get("counts").toString());
    assertEquals("none", document.get("result").get("best").get("fault").asText());
    assertEquals(
        "1 of 2 points failed (1 mismatch); the first is fault=wrong: 32 values differ from the"
            + " golden model.",
        document.get("errors").get(0).get("message").asText());
  }

  @Test
  void aFailedPointIsWorkedAgainOnlyWhenAsked() throws Exception {
    explore("wrong");
    JsonNode first = point(1).get("time");
    explore("wrong");
    assertEquals(first, point(1).get("time"));
    explore("wrong", "--retry-failed");
    assertFalse(first.equals(point(1).get("time")));
    assertEquals("failed", point(1).get("state").asText());
  }
}
