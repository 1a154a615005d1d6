package dev.kairo.sim.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list of an entry's top-level files with their digests, written last. It is what makes an
 * entry whole, and what tells a flipped bit or a truncated file from a good one.
 */
final class Seal {
  static final String FILE = "seal";

  enum State {
    ABSENT,
    WHOLE,
    BROKEN
  }

  private Seal() {}

  static void write(Path entry) throws IOException {
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> files = Files.list(entry)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        lines.append(ContentKey.ofFile(file)).append(' ').append(file.getFileName()).append('\n');
      }
    }
    Files.writeString(entry.resolve(FILE), lines);
  }

  static State check(Path entry) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(entry.resolve(FILE));
    } catch (NoSuchFileException absent) {
      return Files.isDirectory(entry) ? State.BROKEN : State.ABSENT;
    } catch (java.nio.charset.CharacterCodingException garbage) {
      return State.BROKEN;
    }
    for (String line : lines) {
      String[] parts = line.split(" ", 2);
      Path file = entry.resolve(parts.length == 2 ? parts[1] : FILE);
      if (parts.length != 2
          || !file.getParent().equals(entry)
          || !Files.isRegularFile(file)
          || !ContentKey.ofFile(file).equals(parts[0])) {
        return State.BROKEN;
      }
    }
    return lines.isEmpty() ? State.BROKEN : State.WHOLE;
  }
}
