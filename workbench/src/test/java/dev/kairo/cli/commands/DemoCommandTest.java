package dev.kairo.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The limit is no measurement: it turns a demo that never ends into a failure. */
@Timeout(180)
class DemoCommandTest {
  @TempDir Path directory;

  @Test
  void theSwitchGoesFromJavaToAComparedAndSizedCircuit() {
    Ran ran = new CommandLineFixture(directory).run("demo");
    assertEquals(0, ran.exit(), ran.err());
    List<String> lines = ran.out().lines().toList();
    assertTrue(lines.get(0).matches("kairo 0\\.1\\.0   java .*   verilator .*"), lines.get(0));
    List<String> stages =
        lines.stream()
            .filter(line -> line.endsWith("ok"))
            .map(line -> line.substring(0, 14))
            .toList();
    assertEquals(
        List.of("[1/4] generate", "[2/4] verilate", "[3/4] simulate", "[4/4] estimate"), stages);
    assertTrue(
        ran.out()
            .replaceAll("\\s+", " ")
            .contains(
                "(3 ports, 4 slots, 85 bits) equalled its cycle-exact Java model in every output"
                    + " in 1,000,000 cycles of random traffic and "),
        ran.out());
    assertTrue(Files.exists(directory.resolve("out/demo/StdmSwitch.v")));
    lines.forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void everyCommandItNamesNextExists() {
    Ran ran = new CommandLineFixture(directory).run("demo", "--progress=none");
    List<String> next =
        ran.out()
            .lines()
            .dropWhile(line -> !line.startsWith("next:"))
            .map(line -> line.substring("next:  kairo ".length()))
            .toList();
    assertFalse(next.isEmpty());
    for (String command : next) {
      Ran tried = new CommandLineFixture(directory).run((command + " --print-config").split(" "));
      assertEquals(0, tried.exit(), command + ": " + tried.err());
    }
  }

  @Test
  void withoutVerilatorItSaysWhatToInstall() {
    Ran ran = new CommandLineFixture(directory).with("PATH", directory.toString()).run("demo");
    assertEquals(3, ran.exit());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("Install it with: apt-get install -y verilator"), ran.err());
  }
}
