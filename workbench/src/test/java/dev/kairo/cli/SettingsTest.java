package dev.kairo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.CommandLineFixture.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path directory;
  private CommandLineFixture kairo;

  @BeforeEach
  void fresh() {
    kairo = new CommandLineFixture(directory);
  }

  private void settings(String json) throws Exception {
    Files.writeString(directory.resolve("kairo.json"), json);
  }

  private String progress(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "doctor";
    arguments[1] = "--print-config";
    System.arraycopy(more, 0, arguments, 2, more.length);
    Ran ran = kairo.run(arguments);
    assertEquals(0, ran.exit(), ran.err());
    return ran.out().lines().filter(line -> line.startsWith("progress ")).findFirst().orElse("");
  }

  @Test
  void aFlagBeatsTheEnvironmentWhichBeatsTheFileWhichBeatsTheDefault() throws Exception {
    assertEquals("progress       auto                 default", progress());
    settings("{\"settings\": {\"progress\": \"plain\"}}");
    assertEquals(
        "progress       plain                " + directory.resolve("kairo.json"), progress());
    kairo.with("KAIRO_PROGRESS", "none");
    assertEquals("progress       none                 KAIRO_PROGRESS", progress());
    assertEquals("progress       auto                 flag", progress("--progress", "auto"));
    assertEquals("progress       plain                flag", progress("--progress=plain"));
  }

  @Test
  void theFileIsReadInTheDirectoryOfC() throws Exception {
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(other.resolve("kairo.json"), "{\"settings\": {\"progress\": \"none\"}}");
    assertTrue(progress("-C", "other").contains("none"));
    assertTrue(progress("-Cother").contains("none"));
    assertTrue(progress("--directory=other").contains("none"));
    assertTrue(progress().contains("auto"));
  }

  @Test
  void aDescriptionOfADesignHoldsNoSettings() throws Exception {
    settings("{\"design\": \"stdm-switch\", \"top\": \"StdmSwitch\"}");
    assertEquals("progress       auto                 default", progress());
  }

  @Test
  void anUnknownSettingIsAnsweredWithTheNearest() throws Exception {
    settings("{\"settings\": {\"progres\": \"plain\"}}");
    Ran ran = kairo.run("doctor");
    assertEquals(2, ran.exit());
    assertTrue(
        ran.err()
            .replaceAll("\\s+", " ")
            .endsWith("kairo.json: there is no setting \"progres\"; did you mean 'progress'? "),
        ran.err());
  }

  @Test
  void brokenJsonNamesTheLine() throws Exception {
    settings("{\n  \"settings\": {,}\n}");
    Ran ran = kairo.run("doctor");
    assertEquals(2, ran.exit());
    assertTrue(ran.err().replaceAll("\\s+", " ").contains("kairo.json: line 2 is not JSON: "));
  }
}
