package dev.kairo.cli.explore.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir Path directory;

  @Test
  void linesFollowWhatWasWhole() throws Exception {
    Path file = Files.writeString(directory.resolve("lines"), "one\ntwo\nthr");
    try (LineFile lines = new LineFile(file, 8)) {
      lines.add(List.of("three", "four"));
      assertEquals("one\ntwo\nthree\nfour\n", Files.readString(file));
    }
  }

  @Test
  void aFullDiskEndsTheWriting() {
    LineFile lines = new LineFile(Path.of("/dev/full"), 0);
    UncheckedIOException full =
        assertThrows(UncheckedIOException.class, () -> lines.add(List.of("one")));
    assertEquals("The journal /dev/full can't be written", full.getMessage());
    assertEquals("No space left on device", full.getCause().getMessage());
    UncheckedIOException later =
        assertThrows(UncheckedIOException.class, () -> lines.add(List.of("two")));
    assertEquals("an earlier write failed", later.getCause().getMessage());
  }
}
