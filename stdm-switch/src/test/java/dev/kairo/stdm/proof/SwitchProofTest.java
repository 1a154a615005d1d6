package dev.kairo.stdm.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolResult;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.stdm.BrokenSwitch;
import dev.kairo.stdm.SwitchOptions;
import dev.kairo.stdm.SwitchParameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves switches for all tables, traffic, register writes and time: no output shows a word that
 * its table entry did not name, every named word comes out, idle outputs are never valid, also
 * while the table changes.
 */
class SwitchProofTest {
  private static final Optional<Finding.Found> YOSYS = Toolbox.ofEnvironment().find(Tool.YOSYS);
  private static final SwitchOptions MOVES = SwitchOptions.DEFAULT.withInterchange();

  @TempDir Path directory;

  @BeforeEach
  void needsYosys() {
    Assumptions.assumeTrue(YOSYS.isPresent(), () -> "without Yosys; " + Tool.YOSYS.installLine());
  }

  @Test
  void switchesAreProven() throws IOException {
    List<SwitchParameters> sizes =
        List.of(
            new SwitchParameters(2, 1, 2),
            new SwitchParameters(2, 2, 2),
            new SwitchParameters(3, 4, 4),
            new SwitchParameters(2, 5, 1),
            new SwitchParameters(4, 2, 1, SwitchOptions.DEFAULT.withEjections(2)),
            new SwitchParameters(2, 1, 1, MOVES),
            new SwitchParameters(2, 3, 1, MOVES),
            new SwitchParameters(3, 2, 1, MOVES),
            new SwitchParameters(2, 3, 2, SwitchOptions.DEFAULT.withHold(2)),
            new SwitchParameters(2, 2, 1, MOVES.withHold(3)));
    int proven = 0;
    for (SwitchParameters parameters : sizes) {
      ToolResult result = prove(parameters, BrokenSwitch.intact(parameters));
      assertEquals(0, result.exitCode(), () -> parameters + "\n" + result.tail(40));
      assertTrue(result.output().contains("Induction step proven: SUCCESS!"));
      proven++;
    }
    assertEquals(10, proven);
  }

  @Test
  @Tag("slow")
  void theDocumentsSwitchIsProvenInFullWidth() throws IOException {
    SwitchParameters parameters = SwitchParameters.PAPER;
    ToolResult result = prove(parameters, BrokenSwitch.intact(parameters));
    assertEquals(0, result.exitCode(), () -> String.join("\n", result.tail(40)));
  }

  @Test
  void brokenSwitchesAreNot() throws IOException {
    SwitchParameters parameters = new SwitchParameters(3, 4, 1);
    int refuted = 0;
    for (BrokenSwitch broken : BrokenSwitch.values()) {
      ToolResult result = prove(parameters, broken.of(parameters));
      assertNotEquals(0, result.exitCode(), broken::toString);
      assertTrue(
          result.output().contains("Called with -verify and proof did fail!"),
          () -> broken + "\n" + result.tail(40));
      refuted++;
    }
    assertEquals(7, refuted);
  }

  private ToolResult prove(SwitchParameters parameters, Map<String, String> files)
      throws IOException {
    SwitchProof proof = new SwitchProof(parameters);
    Path work = Files.createTempDirectory(directory, "proof");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(work.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(work.resolve("SwitchReference.v"), reference());
    Files.writeString(work.resolve("Proof.v"), proof.verilog());
    List<String> names = new java.util.ArrayList<>(files.keySet());
    names.addAll(List.of("SwitchReference.v", "Proof.v"));
    Files.writeString(work.resolve("proof.ys"), proof.script(names));
    return new ToolRunner()
        .attempt(
            YOSYS.orElseThrow().command("-s", "proof.ys").in(work).within(Duration.ofMinutes(5)));
  }

  private static String reference() throws IOException {
    try (InputStream stream = SwitchProofTest.class.getResourceAsStream("SwitchReference.v")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
