package dev.kairo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture.Ran;
import dev.kairo.cli.commands.CommandTree;
import dev.kairo.cli.console.JavaVersion;
import dev.kairo.cli.console.ProductVersion;
import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KairoTest {
  @TempDir Path directory;

  private Ran run(String... arguments) {
    return new CommandLineFixture(directory).run(arguments);
  }

  private void refuses(int exit, String sentences, String... arguments) {
    Ran ran = run(arguments);
    assertEquals(sentences, ran.err());
    assertEquals("", ran.out());
    assertEquals(exit, ran.exit());
  }

  @Test
  void versionIsOneLine() {
    Ran ran = run("--version");
    assertEquals("kairo 0.1.0   java " + JavaVersion.text() + "\n", ran.out());
    assertEquals("", ran.err());
    assertEquals(0, ran.exit());
  }

  @Test
  void versionIsTheOneOfTheBuild() throws Exception {
    assertTrue(
        Files.readString(Path.of("pom.xml")).contains("<version>" + ProductVersion.TEXT + "<"));
  }

  @Test
  void withoutACommandHelpIsPrinted() {
    Ran ran = run();
    assertEquals(0, ran.exit());
    for (String name : CommandTree.names()) {
      assertTrue(ran.out().contains("\n  " + name + " "), name);
    }
    assertEquals(ran.out(), run("--help").out());
  }

  @Test
  void everyHelpFitsTheScreen() {
    for (String name : CommandTree.names()) {
      Ran ran = run(name, "--help");
      assertEquals(0, ran.exit(), name);
      assertTrue(ran.out().startsWith("Usage: kairo " + name + " "), ran.out());
      ran.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
    run().out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheNearest() {
    refuses(
        2,
        """
        kairo: There is no command 'docter'; did you mean 'doctor'?
          kairo --help
        """,
        "docter");
  }

  @Test
  void aMistypedOptionIsAnsweredWithTheNearest() {
    refuses(
        2,
        """
        kairo: clean has no option '--cahce'; did you mean '--cache'?
          kairo clean --help
        """,
        "clean",
        "--cahce");
  }

  @Test
  void aWrongChoiceNamesTheRightOnes() {
    refuses(
        2,
        """
        kairo: Invalid value for option '--progress': 'loud' is none of auto, plain,
          none.
          kairo doctor --help
        """,
        "doctor",
        "--progress",
        "loud");
  }

  @Test
  void aWrongChoiceFromTheEnvironmentSaysSo() {
    Ran ran = new CommandLineFixture(directory).with("KAIRO_PROGRESS", "loud").run("doctor");
    assertTrue(ran.err().contains("none. It comes from KAIRO_PROGRESS."), ran.err());
    assertEquals(2, ran.exit());
  }

  @Test
  void aDirectoryThatIsNotThereIsRefused() {
    refuses(
        2,
        dev.kairo.cli.console.Paragraph.wrap(
                "kairo: -C names " + directory.resolve("gone") + ", which is not a directory.",
                80,
                "  ")
            + "\n",
        "-C",
        "gone",
        "doctor");
  }

  @Test
  void jsonIsExactlyOneDocumentAlsoForErrors() throws Exception {
    for (String[] arguments :
        new String[][] {
          {"--json", "--version"},
          {"doctor", "--json"},
          {"docter", "--json"},
          {"--json"},
          {"clean", "--json", "--nothing"},
          {"clean", "--json", "--print-config"},
          {"completion", "--json"}
        }) {
      Ran ran = run(arguments);
      JsonNode document = new ObjectMapper().readTree(ran.out());
      assertEquals(1, document.get("kairo").asInt());
      assertEquals(ran.exit(), document.get("exit").asInt());
      assertEquals(
          java.util.List.of("kairo", "command", "status", "exit", "result", "errors", "artifacts"),
          document.properties().stream().map(java.util.Map.Entry::getKey).toList());
      assertEquals(ran.exit() == 0 ? "ok" : "error", document.get("status").asText());
      assertEquals(ran.exit() == 0, document.get("errors").isEmpty());
      assertEquals("", ran.err());
    }
  }

  @Test
  void anErrorInJsonHasItsFourFields() throws Exception {
    JsonNode error =
        new ObjectMapper().readTree(run("docter", "--json").out()).get("errors").get(0);
    assertEquals("usage", error.get("code").asText());
    assertEquals(
        "There is no command 'docter'; did you mean 'doctor'?", error.get("message").asText());
    assertEquals("", error.get("where").asText());
    assertEquals("kairo --help", error.get("hint").asText());
  }

  @Test
  void globalOptionsStandBeforeOrAfterTheCommand() {
    assertEquals(run("doctor", "--json").out(), run("--json", "doctor").out());
  }

  @Test
  void aCommandNameMayBeAnOptionsValue() throws Exception {
    Files.createDirectory(directory.resolve("clean"));
    Ran ran = run("-C", "clean", "doctor");
    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.out().contains("java"), ran.out());
  }

  @Test
  void completionNamesEveryCommand() {
    Ran ran = run("completion");
    assertEquals(0, ran.exit());
    for (String name : CommandTree.names()) {
      assertTrue(ran.out().contains("_picocli_kairo_" + name), name);
    }
    new ToolRunner().run(ToolCommand.of(Path.of("/bin/bash"), "-n").reading(ran.out()));
  }
}
