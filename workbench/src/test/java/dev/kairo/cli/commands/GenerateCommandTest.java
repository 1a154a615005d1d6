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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  @TempDir Path directory;

  private Ran generate(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "generate";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return new CommandLineFixture(directory).designs(new Accumulator()).run(arguments);
  }

  private void refuses(String message, String... arguments) {
    Ran ran = generate(arguments);
    assertEquals(message, ran.err().lines().findFirst().orElse(""));
    assertEquals(2, ran.exit());
    assertEquals("", ran.out());
    assertFalse(Files.exists(directory.resolve("out")), "nothing is written");
  }

  @Test
  void verilogAndItsDescriptionAreWritten() throws Exception {
    Ran ran = generate("accumulator", "--set", "width=12", "-o", "made/here", "--progress=none");
    assertEquals("", ran.err());
    assertEquals(
        """
        Wrote 1 Verilog file to made/here: top Accumulator, 4 ports.
        next:  kairo simulate accumulator --set width=12
        """,
        ran.out().replace(", latency 0 cycles", ""));
    String verilog = Files.readString(directory.resolve("made/here/Accumulator.v"));
    assertTrue(verilog.contains("output reg  [11:0] sum"), verilog);
    JsonNode description =
        new ObjectMapper().readTree(Files.readString(directory.resolve("made/here/kairo.json")));
    assertEquals("accumulator", description.get("design").asText());
    assertEquals("Accumulator", description.get("top").asText());
    assertEquals("{\"width\":12,\"step\":8}", description.get("parameters").toString());
    assertEquals(
        "{\"name\":\"increment\",\"width\":8,\"direction\":\"input\"}",
        description.get("ports").get(2).toString());
    assertEquals("clk", description.get("clock").asText());
    assertEquals("rst", description.get("reset").asText());
    assertEquals("[\"Accumulator.v\"]", description.get("files").toString());
    assertEquals(12, description.get("estimate").get("ff").asInt());
    assertEquals(64, description.get("digest").asText().length());
  }

  @Test
  void twoRunsGiveTheSameBytes() throws Exception {
    generate("accumulator", "-o", "a");
    generate("accumulator", "-o", "b");
    for (String file : List.of("Accumulator.v", "kairo.json")) {
      assertEquals(
          Files.readString(directory.resolve("a").resolve(file)),
          Files.readString(directory.resolve("b").resolve(file)));
    }
  }

  @Test
  void jsonHoldsTheDescriptionAndTheFiles() throws Exception {
    JsonNode document = new ObjectMapper().readTree(generate("accumulator", "--json").out());
    assertEquals("generate", document.get("command").asText());
    assertEquals("Accumulator", document.get("result").get("top").asText());
    assertEquals(
        directory.resolve("out/accumulator/kairo.json").toString(),
        document.get("artifacts").get(1).asText());
  }

  @Test
  void everyMistakeGetsItsSentence() {
    refuses("kairo: Which design? Choose from accumulator.");
    refuses("kairo: There is no design 'acumulator'; did you mean 'accumulator'?", "acumulator");
    refuses(
        "kairo: accumulator has no parameter 'witdh'; did you mean 'width'?",
        "accumulator",
        "--set",
        "witdh=3");
    refuses(
        "kairo: accumulator: width = 65 is not allowed; choose 1 to 64.",
        "accumulator",
        "--set",
        "width=65");
    refuses(
        "kairo: accumulator: step = 8 is wider than the sum of 4 bits; choose 1 to 4.",
        "accumulator",
        "--set",
        "width=4");
  }

  @Test
  void aFileInTheWayIsRefused() throws Exception {
    Files.writeString(directory.resolve("taken"), "x");
    Ran ran = generate("accumulator", "-o", "taken");
    assertEquals(2, ran.exit());
    assertTrue(
        ran.err().replaceAll("\\s+", " ").contains("there is a file of that name;"), ran.err());
    assertEquals("x", Files.readString(directory.resolve("taken")));
  }

  @Test
  void aFileOfTheUsersIsNotOverwritten() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("mine"));
    Files.writeString(folder.resolve("Accumulator.v"), "mine");
    Ran ran = generate("accumulator", "-o", "mine");
    assertEquals(2, ran.exit());
    assertTrue(
        ran.err()
            .replaceAll("\\s+", " ")
            .contains(
                "Accumulator.v is there and was not written by kairo generate;"
                    + " choose another folder with -o."),
        ran.err());
    assertEquals("mine", Files.readString(folder.resolve("Accumulator.v")));
    assertFalse(Files.exists(folder.resolve("kairo.json")));
    Files.delete(folder.resolve("Accumulator.v"));
    Files.writeString(folder.resolve("kairo.json"), "{\"settings\": {}}");
    assertEquals(2, generate("accumulator", "-o", "mine").exit());
    assertEquals("{\"settings\": {}}", Files.readString(folder.resolve("kairo.json")));
  }

  @Test
  void aLaterRunReplacesItsOwnFiles() throws Exception {
    assertEquals(0, generate("accumulator", "-o", "made").exit());
    Files.writeString(directory.resolve("made/notes.txt"), "mine");
    assertEquals(0, generate("accumulator", "--preset", "narrow", "-o", "made").exit());
    String verilog = Files.readString(directory.resolve("made/Accumulator.v"));
    assertTrue(verilog.contains("[3:0] sum"), verilog);
    assertEquals("mine", Files.readString(directory.resolve("made/notes.txt")));
  }

  @Test
  void aPlaceThatTakesNoFilesIsNamedAndLeftAsItWas() {
    Ran ran = generate("accumulator", "-o", "/proc/kairo/out");
    assertEquals(2, ran.exit());
    assertTrue(
        ran.err().replaceAll("\\s+", " ").contains("can't be written to /proc/kairo/out: "),
        ran.err());
  }

  @Test
  void theListShowsParametersPresetsAndRanges() {
    assertEquals(
        """
        accumulator
          A running sum.
          width=16           bits of the sum (1 to 64)
          step=8             bits of the input, at most the width (1 to 64)
          odd=false          start at one (true or false)
        """,
        generate("--list").out().replaceAll("  --preset narrow.*\n", ""));
    assertTrue(generate("--list").out().contains("  --preset narrow: "));
  }
}
