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
    assertTrue(line(csv, "lanes,4,2,8,4,none").contains("\"dominated by M=8,N=1\""), csv);
    assertTrue(line(csv, "lanes,8,4,8,4,none").contains("over budget: 32 DSP of 10"), csv);
    assertTrue(read("out/explore-lanes/best.json").contains("\"measuredIntervalCycles\" : 4"));
    assertTrue(
        read("out/explore-lanes/junit.xml").contains("tests=\"12\" failures=\"0\""),
        read("out/explore-lanes/junit.xml"));
    assertEquals(
        4, new ObjectMapper().readTree(read("out/explore-lanes/pareto.json")).get("points").size());
  }

  private void refuses(String sentence, String... more) {
    Ran ran = explore(more);
    assertEquals(sentence, flat(ran.err()));
    assertEquals("", ran.out());
    assertEquals(2, ran.exit());
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void aDesignThatIsNotThereIsAnsweredWithTheNearest() {
    CommandLineFixture kairo = new CommandLineFixture(directory).subjects(new Lanes());
    Ran ran = kairo.run("explore", "lane");
    assertEquals(2, ran.exit());
    assertEquals(
        "kairo: There is no design 'lane' to explore; did you mean 'lanes'? kairo explore --help",
        flat(ran.err()));
    assertEquals(
        "kairo: Which design? Choose from lanes. kairo explore --help",
        flat(kairo.run("explore").err()));
  }

  @Test
  void valuesThatAreNowhereLegalAreRefusedWithTheNearest() {
    refuses(
        "kairo: lanes: M = 3 does not divide the 8 inputs; choose 2 or 4."
            + " kairo explore lanes --list",
        "--set",
        "M=2,3");
    refuses(
        "kairo: lanes: N = 9 does not divide the 4 outputs; choose 4. kairo explore lanes --list",
        "--set",
        "N=9");
    refuses("kairo: lanes: M = (nothing) is not allowed; choose 1 to 1000000.", "--set", "M=");
    refuses("kairo: lanes has no parameter 'K'; did you mean 'M'?", "--set", "K=1");
    refuses(
        "kairo: M is set more than once; give all its values to one --set.",
        "--set",
        "M=1",
        "--set",
        "M=2");
    refuses("kairo: --set takes name=value or name=value,value; 'M' is neither.", "--set", "M");
  }

  @Test
  void aBudgetThatIsNoneIsRefused() {
    refuses("kairo: --budget knows no resource 'dps'; did you mean 'dsp'?", "--budget", "dps=4");
    refuses(
        "kairo: --budget: dsp = -4 is not a whole number; for example --budget"
            + " dsp=400,lut=200000,bram=800.",
        "--budget",
        "dsp=-4");
    refuses(
        "kairo: --budget takes name=number,...; 'dsp' is not that; for example --budget"
            + " dsp=400,lut=200000,bram=800.",
        "--budget",
        "dsp");
    refuses(
        "kairo: --budget limits dsp more than once; keep one of them.", "--budget", "dsp=4,dsp=5");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    refuses("kairo: --jobs = -1 is not allowed; choose 1 to 256.", "--jobs", "-1");
    refuses("kairo: --timeout = 0 is not allowed; choose 1 to 1000000.", "--timeout", "0");
    refuses("kairo: --samples = 0 is not allowed; choose 1 to 1000000.", "--samples", "0");
    refuses(
        "kairo: --target-interval = 0 is not allowed; choose a number of cycles from 1.",
        "--target-interval",
        "0");
    refuses(
        "kairo: --until knows no stage 'simulated'; did you mean 'simulate'?",
        "--until",
        "simulated");
  }

  @Test
  void theListHasEveryLegalPairWithItsEstimate() {
    Ran ran = explore("--list", "--set", "M=2,8", "--set", "N=1,4", "--budget", "dsp=16");
    assertEquals(0, ran.exit());
    assertEquals(
        """
        point                          cycles      DSP        LUT    BRAM36  note
        M=2,N=1                            16        2        310       0.0
        M=2,N=4                             4        8      1,120       0.0
        M=8,N=1                             4        8      1,090       0.0
        M=8,N=4                             1       32      4,240       0.0  over budget: 32 DSP of 16
        next:  kairo explore lanes --set M=2,8 --set N=1,4 --budget dsp=16 --until estimate
        """,
        ran.out());
    assertEquals(0, directory.toFile().list().length);
  }

  @Test
  void aBudgetThatNothingMeetsNamesTheNearestMiss() throws Exception {
    Ran ran = explore("--budget", "dsp=0,lut=150");
    assertEquals(1, ran.exit());
    assertEquals(
        "kairo: No configuration of lanes fits 0 DSP, 150 LUT and 1,680 BRAM36: M=1,N=1 needs least"
            + " and takes 1 DSP, 180 LUT and 0 BRAM36, 1 DSP and 30 LUT too many."
            + " kairo explore lanes --list",
        flat(ran.err()));
    assertTrue(read("out/explore-lanes/best.json").contains("\"best\" : { }"));
    JsonNode document = json(explore("--budget", "dsp=0,lut=150", "--json"));
    assertEquals("failed", document.get("status").asText());
    assertEquals("budget", document.get("errors").get(0).get("code").asText());
    assertEquals(12, document.get("result").get("counts").get("skipped").asInt());
  }

  @Test
  void aTargetTakesTheFewestDspsThatReachIt() throws Exception {
    JsonNode best =
        json(explore("--target-interval", "9", "--until", "estimate", "--json"))
            .get("result")
            .get("best");
    assertEquals(8, best.get("intervalCycles").asInt());
    assertEquals(4, best.get("dsp").asInt());
    assertEquals(
        "modelled: inputs / M x outputs / N cycles, one DSP a lane", best.get("origin").asText());
    assertTrue(
        line(read("out/explore-lanes/points.csv"), "lanes,1,1,8,4,none")
            .contains("misses the target: 32 cycles of 9"));
    Ran missed = explore("--target-interval", "3", "--budget", "dsp=8", "--until", "estimate");
    assertEquals(1, missed.exit());
    assertEquals(
        "kairo: No configuration of lanes within 8 DSP, 537,600 LUT and 1,680 BRAM36 reaches 3"
            + " cycles: M=2,N=4 is fastest with 4, 1 too many. kairo explore lanes --list",
        flat(missed.err()));
  }

  @Test
  void thousandsOfEstimatesTakeNoTime() throws Exception {
    long begun = System.nanoTime();
    Ran ran =
        explore("--set", "inputs=5040", "--set", "outputs=5040", "--until", "estimate", "--json");
    double seconds = (System.nanoTime() - begun) / 1e9;
    assertEquals(0, ran.exit(), ran.err());
    assertEquals(3600, json(ran).get("result").get("counts").get("points").asInt());
    assertEquals(3601, read("out/explore-lanes/points.jsonl").lines().count());
    assertTrue(seconds < 5, seconds + " s");
  }

  @Test
  void estimatesLeadToTheNextCommand() {
    Ran ran = explore("--until", "estimate", "--budget", "dsp=10");
    assertEquals(
        "Of 12 configurations of lanes, 4 are worth building, 0 failed and 8 were skipped. Best"
            + " within 10 DSP, 537,600 LUT and 1,680 BRAM36: M=8,N=1 with 4 cycles (modelled:"
            + " inputs / M x outputs / N cycles, one DSP a lane), 8 DSP, 1,090 LUT and 0 BRAM36"
            + " (modelled: inputs / M x outputs / N cycles, one DSP a lane).",
        flat(ran.out().substring(0, ran.out().indexOf("\n\n"))));
    assertTrue(ran.out().endsWith("\nnext:  kairo explore lanes --budget dsp=10\n"), ran.out());
  }

  @Test
  void withoutVerilatorEstimatesRemain() throws Exception {
    CommandLineFixture bare =
        new CommandLineFixture(directory).subjects(new Lanes()).with("PATH", directory.toString());
    Ran ran = bare.run("explore", "lanes", "--progress=none", "--json", "--set", "M=1,2");
    assertEquals(0, ran.exit(), ran.err());
    assertEquals("generate", json(ran).get("result").get("until").asText());
    assertTrue(
        flat(ran.err())
            .startsWith("Estimates only, nothing is simulated: verilator is not on the PATH"),
        ran.err());
    assertEquals(3, bare.run("explore", "lanes", "--until", "simulate", "--progress=none").exit());
  }

  @Test
  void aChainSharesItsBudget() throws Exception {
    CommandLineFixture kairo = new CommandLineFixture(directory).subjects(new Lanes());
    Ran ran = kairo.run("explore", "lanes+lanes", "--budget", "dsp=20", "--json");
    JsonNode best = json(ran).get("result").get("best");
    assertEquals(4, best.get("intervalCycles").asInt());
    assertEquals(16, best.get("dsp").asInt());
    assertEquals(2, best.get("layers").size());
    Ran none = kairo.run("explore", "lanes+lanes", "--budget", "dsp=1");
    assertEquals(1, none.exit());
    assertEquals(
        "kairo: No choice for lanes+lanes is within 1 DSP, 537,600 LUT and 1,680 BRAM36. The one"
            + " of fewest DSPs takes 2 DSP, 360 LUT and 0 BRAM36. kairo explore --help",
        flat(none.err()));
  }
}
