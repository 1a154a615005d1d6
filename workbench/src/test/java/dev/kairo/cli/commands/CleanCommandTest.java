package dev.kairo.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import dev.kairo.sim.cache.ModelCache;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanCommandTest {
  @TempDir Path home;

  @Test
  void logsGoAndTheProgramStays() throws Exception {
    Path logs = Files.createDirectories(home.resolve(".kairo/logs"));
    Path app = Files.createDirectories(home.resolve(".kairo/app"));
    Files.writeString(logs.resolve("build.log"), "x".repeat(150_000));
    Files.writeString(app.resolve("kairo.jar"), "jar");
    Ran ran = new CommandLineFixture(home).run("clean");
    assertEquals("Removed 0.2 MB of logs and reports.\n", ran.out());
    assertEquals(0, ran.exit());
    assertFalse(Files.exists(logs));
    assertTrue(Files.exists(app.resolve("kairo.jar")));
    assertEquals("Nothing to remove.\n", new CommandLineFixture(home).run("clean").out());
  }

  @Test
  void modelsGoOnlyWhenAsked() throws Exception {
    Path cache = home.resolve("cache");
    ModelCache models = ModelCache.at(cache, 1 << 30, text -> {});
    models.get("key", folder -> Files.writeString(folder.resolve("model.so"), "x".repeat(600_000)));
    CommandLineFixture kairo = new CommandLineFixture(home).with("KAIRO_CACHE", cache.toString());
    assertEquals("Nothing to remove.\n", kairo.run("clean").out());
    assertTrue(models.find("key").isPresent());
    assertEquals(
        "Removed 0.0 MB of logs and reports and 0.6 MB of models.\n",
        kairo.run("clean", "--cache").out());
    assertFalse(models.find("key").isPresent());
  }

  @Test
  void aLinkIsRemovedButNotFollowed() throws Exception {
    Path precious = Files.writeString(home.resolve("precious"), "keep");
    Path logs = Files.createDirectories(home.resolve(".kairo/logs"));
    Files.createSymbolicLink(logs.resolve("link"), home);
    assertEquals(0, new CommandLineFixture(home).run("clean").exit());
    assertTrue(Files.exists(precious));
  }
}
