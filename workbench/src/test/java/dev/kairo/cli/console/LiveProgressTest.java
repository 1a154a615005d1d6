package dev.kairo.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\d+\\.\\d s", "T");
  }

  @Test
  void aLogGetsOneLineAStage() {
    try (Progress progress = new LiveProgress(stream, false, Colours.OFF, 80)) {
      progress.plan(2);
      progress.start("generate");
      progress.done("3 files");
      progress.start("verilate");
      progress.failed("see the log");
    }
    String[] lines = text().split("\n");
    assertEquals(2, lines.length);
    assertTrue(lines[0].matches("\\[1/2] generate   3 files +T  ok"), lines[0]);
    assertTrue(lines[1].matches("\\[2/2] verilate   see the log +T  failed"), lines[1]);
  }

  @Test
  void aLogIsNotSilentForMoreThanTwoSeconds() throws Exception {
    try (Progress progress = new LiveProgress(stream, false, Colours.OFF, 80)) {
      progress.start("verilate");
      progress.detail("12 of 30 files");
      Thread.sleep(2_400);
    }
    assertTrue(text().contains("verilate   ...   T  12 of 30 files\n"), text());
  }

  @Test
  void aTerminalLineIsRedrawnInPlaceAndErasedAtTheEnd() {
    try (Progress progress = new LiveProgress(stream, true, Colours.OFF, 40)) {
      progress.start("verilate");
      progress.detail("a detail that is much longer than the terminal is wide");
      progress.done("built");
      progress.start("simulate");
    }
    String text = text();
    assertTrue(text.startsWith("\r\u001b[K"), text);
    assertTrue(text.endsWith("\r\u001b[K"), text);
    assertEquals(1, text.lines().filter(line -> line.endsWith("ok")).count(), text);
  }

  @Test
  void longResultsAreBrokenAtTheWidth() {
    try (Progress progress = new LiveProgress(stream, false, Colours.OFF, 80)) {
      progress.start("simulate");
      progress.done("word ".repeat(40).strip());
    }
    bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> assertTrue(line.length() <= 80, line));
  }
}
