package dev.kairo.cli.designs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpDivider;
import dev.kairo.hw.fp.FpFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Divider and exponential, in both variants, as designs of the command line. */
class DividerAndExponentialTest {
  @TempDir Path directory;

  private Ran kairo(String line) {
    return new CommandLineFixture(directory).run(line.split(" "));
  }

  @Test
  void theSequentialDividerHasStartAndDone() throws Exception {
    Ran ran = kairo("generate fp-div -o made --progress=none");
    assertEquals(
        """
        Wrote 2 Verilog files to made: top fp_div, 7 ports, latency 27 cycles.
        next:  kairo simulate fp-div
        """,
        ran.out());
    String verilog = Files.readString(directory.resolve("made/fp_div.v"));
    assertTrue(
        verilog.startsWith(
            """
            // fp_div
            //   format = fp32
            //   subnormals = false
            //   variant = sequential
            //   latency = 27
            `default_nettype none

            module fp_div (
              input  wire        clk,
              input  wire        rst,
              input  wire        start,
              input  wire [31:0] a,
              input  wire [31:0] b,
              output wire        done,
              output wire [31:0] y
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

  private String portsAndLatency(String words) throws Exception {
    JsonNode description = description(words);
    List<String> ports = new ArrayList<>();
    description.get("ports").forEach(port -> ports.add(port.get("name").asText()));
    return String.join(" ", ports) + ", " + description.get("latencyCycles");
  }

  @Test
  void portsAndLatencyAreDescribed() throws Exception {
    assertEquals("clk rst start a b done y, 27", portsAndLatency("fp-div"));
    assertEquals("clk rst start a b done y, 28", portsAndLatency("fp-div --set subnormals=true"));
    assertEquals("clk rst start a b done y, 11", portsAndLatency("fp-div --preset bf16"));
    assertEquals("clk a b y, 14", portsAndLatency("fp-div --set variant=pipelined"));
    assertEquals("clk a b y, 27", portsAndLatency("fp-div --set variant=pipelined --set rows=1"));
    assertEquals("clk rst start a done y, 29", portsAndLatency("fp-exp"));
    assertEquals("clk a y, 9", portsAndLatency("fp-exp --set variant=pipelined"));
    assertEquals("a y, 0", portsAndLatency("fp-exp --set variant=pipelined --set latency=0"));
    assertEquals(
        "{\"format\":\"fp32\",\"subnormals\":false,\"variant\":\"pipelined\",\"latency\":9,"
            + "\"dsps\":3}",
        description("fp-exp --set variant=pipelined --set dsps=3").get("parameters").toString());
  }

  @Test
  void everyPresetAgreesWithTheModel() {
    int runs = 0;
    for (String unit : List.of("fp-div", "fp-exp")) {
      for (String variant : List.of("sequential", "pipelined")) {
        for (String preset : List.of("fp32", "bf16", "fp16")) {
          for (String subnormals : List.of("true", "false")) {
            Ran ran =
                kairo(
                    "simulate %s --set variant=%s --preset %s --set subnormals=%s"
                            .formatted(unit, variant, preset, subnormals)
                        + " --cycles 5000 --engine interpreter --progress=none");
            assertEquals(0, ran.exit(), ran.out() + ran.err());
            assertTrue(ran.out().startsWith("Of 5,000 cycles, none differed from the model, "));
            runs++;
          }
        }
      }
    }
    assertEquals(24, runs);
  }

  @Test
  void aSequentialUnitAnswersAtItsLatency() {
    Ran ran =
        kairo(
            "simulate fp-div --preset bf16 --cycles 900000 --engine interpreter --progress=none"
                + " --json");
    assertTrue(ran.out().contains("\"directedVectors\" : 77352,"), ran.out());
    assertTrue(ran.out().contains("\"randomVectors\" : 3416"), ran.out());
    assertTrue(ran.out().contains("\"intervalCycles\" : 11,"), ran.out());
  }

  /** A divider of bf16 with a mistake around it. */
  private static final class Wrong extends Module {
    private static final FpFormat FORMAT = FpFormat.BF16;

    Wrong(boolean swapped, UnaryOperator<Bits> done, UnaryOperator<Bits> y) {
      Bits start = in("start", 1);
      Bits a = in("a", FORMAT.width());
      Bits b = in("b", FORMAT.width());
      FpDivider unit =
          new FpDivider(
              this, FpDivider.Options.of(FORMAT), start, swapped ? b : a, swapped ? a : b);
      out("done", done.apply(unit.done));
      out("y", y.apply(unit.y));
    }
  }

  private String firstMismatch(CataloguedDesign wrong, String more) {
    Ran ran =
        new CommandLineFixture(directory)
            .designs(wrong)
            .run(
                ("simulate " + wrong.name() + " --engine=interpreter --progress=none " + more)
                    .split(" "));
    assertEquals(1, ran.exit(), ran.out());
    return ran.out().lines().filter(line -> line.startsWith("  cycle ")).findFirst().orElse("");
  }

  private String firstMismatch(boolean swapped, UnaryOperator<Bits> done, UnaryOperator<Bits> y) {
    Design design = Design.of(() -> new Wrong(swapped, done, y));
    return firstMismatch(
        new Mistaken(new DividerDesign(), () -> design), "--preset bf16 --cycles 20000");
  }

  @Test
  void wrongUnitsAreReported() {
    UnaryOperator<Bits> right = UnaryOperator.identity();
    assertEquals(
        "  cycle 5062: a = 0x0, b = 0x80, y = 0x7f80, model 0x0",
        firstMismatch(true, right, right));
    assertEquals("  cycle 0: done = 1, model 0", firstMismatch(false, Bits::not, right));
    // Where the result should already stand, there is still what was there before the first one.
    String late = firstMismatch(false, right, y -> y.module().reg(16).next(y));
    assertTrue(late.matches("  cycle 11: a = 0x7ffe, b = 0x7ffe, y = .*, model 0x7fc0"), late);
    assertEquals(
        "  cycle 27: done = 0, model 1",
        firstMismatch(Mistaken.with(new DividerDesign(), "subnormals=true"), "--cycles 500"));
    assertEquals(
        "  cycle 431: a = 0x7fffffff, y = 0x3f800000, model 0x7fc00000",
        firstMismatch(
            Mistaken.with(new ExponentialDesign(), "variant=pipelined", "latency=8"),
            "--set variant=pipelined --cycles 2000"));
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
        "kairo: fp-div: rows = 2 is of the pipelined variant; set variant=pipelined or leave rows"
            + " out.",
        "generate fp-div --set rows=2");
    refuses(
        "kairo: fp-exp: latency = 9 is of the pipelined variant; set variant=pipelined or leave"
            + " latency out.",
        "simulate fp-exp --set latency=9");
    refuses(
        "kairo: fp-div: A pipelined divider of bf16 with 11 rows a cycle is not possible; choose"
            + " 1 to 10.",
        "generate fp-div --preset bf16 --set variant=pipelined --set rows=11");
    refuses(
        "kairo: fp-exp: The latency 13 of the pipelined exponential is not possible; choose 0 to"
            + " 12.",
        "generate fp-exp --set variant=pipelined --set latency=13");
    refuses(
        "kairo: fp-exp: dsps = many is not allowed; choose natural, or 0 to 3.",
        "generate fp-exp --set dsps=many");
  }

  @Test
  void bothAreListedWithTheirParameters() {
    String listed = kairo("generate --list").out();
    assertEquals(
        """
        fp-div
          A floating-point divider, a / b: rounded once, no DSP.
          format=fp32        format of operands and result (fp32, bf16, fp16 or such as
                             e8m14)
          subnormals=false   compute with subnormals, not with zeros (true or false)
          variant=sequential one operand after the other, or a result each cycle
                             (sequential, pipelined)
          rows=natural       bits of the quotient in a cycle, if pipelined (natural, or
                             1 to 26)
          --preset fp32: format=fp32
          --preset bf16: format=bf16
          --preset fp16: format=fp16
        fp-exp
          A floating-point exponential, e to the a, within a unit in the last place.
          format=fp32        format of operand and result (fp32, bf16, fp16 or such as
                             e8m14)
          subnormals=false   compute with subnormals, not with zeros (true or false)
          variant=sequential one operand after the other, or a result each cycle
                             (sequential, pipelined)
          latency=natural    cycles to the result, if pipelined (natural, or 0 to 12)
          dsps=natural       DSPs of its products, if pipelined (natural, or 0 to 3)
          --preset fp32: format=fp32
          --preset bf16: format=bf16
          --preset fp16: format=fp16
        """,
        listed.substring(listed.indexOf("fp-div"), listed.indexOf("fc\n")));
  }
}
