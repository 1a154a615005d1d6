package dev.kairo.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import java.io.IOException;
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

  private Ran demo() {
    return new CommandLineFixture(directory).run("demo");
  }

  private static List<String> stages(Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.endsWith("ok"))
        .map(line -> line.substring(0, 14))
        .toList();
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void theLargestLayerTrainsBitForBitAndTheReportIsWritten() {
    Ran ran = demo();
    assertEquals(0, ran.exit(), ran.err());
    List<String> lines = ran.out().lines().toList();
    assertTrue(lines.get(0).matches("kairo 0\\.1\\.0   java .*   verilator .*"), lines.get(0));
    assertEquals(
        List.of(
            "[1/5] generate",
            "[2/5] verilate",
            "[3/5] simulate",
            "[4/5] explore ",
            "[5/5] report  "),
        stages(ran));
    assertTrue(
        words(ran.out())
            .contains(
                "FC1 (500 to 800) trained 2 samples with every error, weight and bias (402,100"
                    + " words) as in its golden model: one every 2,500 cycles, measured, with 640"
                    + " DSP, 32.4 times fewer than the 81,093 that [S003] publishes with 644 DSP."),
        ran.out());
    assertTrue(Files.exists(directory.resolve("out/demo/fc1/kairo.json")));
    assertTrue(Files.exists(directory.resolve("out/demo/explore-fc2/points.csv")));
    lines.forEach(line -> assertTrue(line.length() <= 80, line));
    everyCommandItNamesNextExists(lines);
  }

  private void everyCommandItNamesNextExists(List<String> lines) {
    List<String> next =
        lines.stream()
            .dropWhile(line -> !line.startsWith("next:"))
            .map(line -> line.substring("next:  kairo ".length()))
            .toList();
    assertEquals(3, next.size());
    for (String command : next) {
      Ran tried = new CommandLineFixture(directory).run((command + " --print-config").split(" "));
      assertEquals(0, tried.exit(), command + ": " + tried.err());
    }
  }

  @Test
  void withoutVerilatorASmallLayerIsInterpreted() throws IOException {
    Ran ran = new CommandLineFixture(directory).with("PATH", directory.toString()).run("demo");
    assertEquals(0, ran.exit(), ran.err());
    assertEquals(
        List.of("[1/4] generate", "[2/4] simulate", "[3/4] explore ", "[4/4] report  "),
        stages(ran));
    assertTrue(ran.err().contains("A small layer is interpreted instead: "), ran.err());
    assertTrue(words(ran.err()).contains("apt-get install -y verilator"), ran.err());
    assertTrue(
        words(ran.out())
            .contains(
                "A layer of 10 to 48 trained 2 samples with every error, weight and bias (586"
                    + " words) as in its golden model: one every 80 cycles, measured."),
        ran.out());
    String page = Files.readString(directory.resolve("out/demo/report.html"));
    assertTrue(page.contains("Exploration of fc1 and fc2"));
    assertTrue(page.contains("fc1 takes 1,250 cycles from sample to sample"));
    assertTrue(page.contains("fc2 takes 20 cycles from sample to sample"));
  }
}
