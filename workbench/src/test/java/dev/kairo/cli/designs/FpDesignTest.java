package dev.kairo.cli.designs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import dev.kairo.hw.Design;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Multiplier, adder and the chain of both as designs of the command line. */
class FpDesignTest {
  @TempDir Path directory;

  private Ran kairo(String line) {
    return new CommandLineFixture(directory).run(line.split(" "));
  }

  @Test
  void theVerilogHasTheUnitsNameItsPortsAndItsFiguresInTheHeader() throws Exception {
    Ran ran = kairo("generate fp-mul --preset bf16 -o made --progress=none");
    assertEquals(
        """
        Wrote 2 Verilog files to made: top fp_mul, 4 ports, latency 3 cycles.
        next:  kairo simulate fp-mul --set format=bf16
        """,
        ran.out());
    String verilog = Files.readString(directory.resolve("made/fp_mul.v"));
    assertTrue(
        verilog.startsWith(
            """
            // fp_mul
            //   left = bf16
            //   right = bf16
            //   format = bf16
            //   subnormals = false
            //   latency = 3
            //   dsps = 1
            `default_nettype none

            module fp_mul (
              input  wire        clk,
              input  wire [15:0] a,
              input  wire [15:0] b,
              output wire [15:0] y
            );
            """),
        verilog);
  }

  private JsonNode description(String words) throws Exception {
    Ran ran = kairo("generate " + words + " -o json --json");
    assertEquals(0, ran.exit(), ran.out());
    JsonNode written =
        new ObjectMapper().readTree(Files.readString(directory.resolve("json/kairo.json")));
    JsonNode result = new ObjectMapper().readTree(ran.out()).get("result");
    assertEquals(written, result);
    return result;
  }

  @Test
  void theLatencyIsDescribed() throws Exception {
    assertEquals(5, description("fp-mac").get("latencyCycles").asInt());
    assertEquals(0, description("fp-add --set latency=0").get("latencyCycles").asInt());
    JsonNode mixed = description("fp-mul --set left=fp32 --set right=e8m16 --set latency=4");
    assertEquals(4, mixed.get("latencyCycles").asInt());
    assertEquals(
        "{\"left\":\"fp32\",\"right\":\"e8m16\",\"format\":\"fp32\",\"subnormals\":false,"
            + "\"latency\":4,\"dsps\":1}",
        mixed.get("parameters").toString());
    assertEquals(1, mixed.get("estimate").get("dsp").asInt());
  }

  @Test
  void everyLatencyAndNumberOfDspsCanBeMade() {
    List<String> made = new ArrayList<>();
    for (FpUnit unit : FpUnit.values()) {
      FpDesign design = new FpDesign(unit);
      for (int latency = 0; latency <= unit.mostLatency(); latency++) {
        for (String dsps : unit.multiplies() ? List.of(" dsps=0", " dsps=2") : List.of("")) {
          List<String> words = List.of(("latency=" + latency + dsps).split(" "));
          Design one = design.design(ParameterValues.of(design, "", words));
          assertEquals(latency, one.verilog().latencyCycles());
          made.add(one.name());
        }
      }
    }
    assertEquals(2 * 6 + 7 + 2 * 12, made.size());
    assertEquals(List.of("fp_mul", "fp_add", "fp_mac"), made.stream().distinct().toList());
  }

  @Test
  void everyPresetAgreesWithTheModel() {
    int runs = 0;
    for (String unit : List.of("fp-mul", "fp-add", "fp-mac")) {
      for (String preset : List.of("fp32", "bf16", "fp16")) {
        for (String subnormals : List.of("true", "false")) {
          Ran ran =
              kairo(
                  "simulate %s --preset %s --set subnormals=%s --cycles 5000 --engine interpreter"
                          .formatted(unit, preset, subnormals)
                      + " --progress=none");
          assertEquals(0, ran.exit(), ran.out() + ran.err());
          assertTrue(ran.out().startsWith("Of 5,000 cycles, none differed from the model, 5,000"));
          runs++;
        }
      }
    }
    assertEquals(18, runs);
  }

  @Test
  void directedVectorsComeFirstAndRandomOnesFollow() {
    Ran ran = kairo("simulate fp-add --cycles 80000 --engine interpreter --progress=none --json");
    assertTrue(ran.out().contains("\"directedVectors\" : 77352,"), ran.out());
    assertTrue(ran.out().contains("\"randomVectors\" : 2648"), ran.out());
  }

  @Test
  void aUnitThatDiffersIsReportedWithItsOperands() {
    Ran ran =
        new CommandLineFixture(directory)
            .designs(Mistaken.with(new FpDesign(FpUnit.ADDER), "subnormals=true"))
            .run(
                "simulate", "fp-add", "--cycles", "500", "--engine=interpreter", "--progress=none");
    assertEquals(1, ran.exit());
    assertTrue(ran.out().startsWith("Of 500 cycles, 12 differed from the model, "), ran.out());
    assertTrue(
        ran.out().contains("\n  cycle 441: a = 0x0, b = 0x1, y = 0x1, model 0x0\n"), ran.out());
  }

  private void refuses(String sentence, String line) {
    Ran ran = kairo(line);
    assertEquals(2, ran.exit());
    assertEquals(sentence, ran.err().replaceAll("\\s+", " ").strip());
    assertFalse(Files.exists(directory.resolve("out")), "nothing is written");
  }

  @Test
  void whatCannotBeMadeIsRefusedWithASentence() {
    refuses(
        "kairo: fp-mul: format = fp64 is not allowed; choose fp32, bf16, fp16 or such as e8m14.",
        "generate fp-mul --set format=fp64");
    refuses(
        "kairo: fp-mul: right = e8 is not allowed; choose same, fp32, bf16, fp16 or such as"
            + " e8m14.",
        "generate fp-mul --set right=e8");
    refuses(
        "kairo: fp-add: The format e0m3 does not fit; choose 2 to 10 exponent bits and 1 to 23"
            + " fraction bits.",
        "simulate fp-add --set format=e0m3");
    refuses(
        "kairo: fp-mac: A multiplier of bf16 and bf16 on 2 DSPs is not possible; choose 0 to 1.",
        "generate fp-mac --set format=bf16 --set dsps=2");
    refuses(
        "kairo: fp-add: latency = 7 is not allowed; choose 0 to 6.",
        "generate fp-add --set latency=7");
    refuses(
        "kairo: fp-add has no parameter 'dsps'; choose from format, subnormals, latency.",
        "generate fp-add --set dsps=1");
  }
}
