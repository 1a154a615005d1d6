package dev.kairo.cli.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class ExploreCommandTest {
  @TempDir Path directory;

  private Ran explore(String... more) {
    List<String> words = new ArrayList<>(List.of("explore", "lanes", "--progress=none"));
    words.addAll(List.of(more));
    return new CommandLineFixture(directory)
        .subjects(new Lanes())
        .run(words.toArray(new String[0]));
  }

  private static JsonNode json(Ran ran) throws Exception {
    return new ObjectMapper().readTree(ran.out());
  }

  private String read(String file) throws Exception {
    return Files.readString(directory.resolve(file));
  }

  private static String line(String text, String holding) {
    return text.lines().filter(line -> line.contains(holding)).findFirst().orElse("");
  }

  @Test
  void theBestPointIsBuiltMeasuredAndWrittenDown() throws Exception {
    Ran ran = explore("--budget", "dsp=10", "--json");
    assertEquals(0, ran.exit(), ran.err() + ran.out());
    JsonNode result = json(ran).get("result");
    JsonNode best = result.get("best");
    assertEquals(8, best.get("M").asInt());
    assertEquals(1, best.get("N").asInt());
    assertEquals(4, best.get("measuredIntervalCycles").asInt());
    assertEquals(4, best.get("predictedIntervalCycles").asInt());
    assertTrue(best.get("origin").asText().startsWith("measured by verilator 5."));
    assertEquals(
        "{\"points\":12,\"ok\":4,\"failed\":0,\"skipped\":8}", result.get("counts").toString());
    String csv = read("out/explore-lanes/points.csv");
    assertEquals(13, csv.lines().count());
    assertTrue(line(csv, "8,4,4,2,none").contains("\"dominated by M=8,N=1\""), csv);
    assertTrue(line(csv, "8,4,8,4,none").contains("over budget: 32 DSP of 10"), csv);
    assertTrue(read("out/explore-lanes/best.json").contains("\"measuredIntervalCycles\" : 4"));
    assertTrue(
        read("out/explore-lanes/junit.xml").contains("tests=\"12\" failures=\"0\""),
        read("out/explore-lanes/junit.xml"));
    assertEquals(
        4, new ObjectMapper().readTree(read("out/explore-lanes/pareto.json")).get("points").size());
  }
}
