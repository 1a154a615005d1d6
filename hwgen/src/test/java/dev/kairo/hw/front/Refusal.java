package dev.kairo.hw.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.check.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Expects a circuit to be refused, and shows the lines that are blamed instead of their numbers.
 */
final class Refusal {
  private static final Path SOURCES = Path.of("src/test/java/dev/kairo/hw/front");
  private static final Pattern PLACE = Pattern.compile("(\\w+\\.java):(\\d+)");

  private Refusal() {}

  /** A module written in place. */
  static final class Top extends Module {
    Top(Consumer<Module> body) {
      body.accept(this);
    }
  }

  /** The design of a module written in place. */
  static Design design(Consumer<Module> body) {
    return Design.of(() -> new Top(body));
  }

  static void expect(String message, Consumer<Module> body) {
    CircuitException refused = assertThrows(CircuitException.class, () -> design(body));
    assertEquals(message, withLines(refused.getMessage()));
  }

  /** Expects a warning, the only one. */
  static void expectWarning(String message, Consumer<Module> body) {
    assertEquals(
        message,
        withLines(
            String.join("\n", design(body).lint().stream().map(Diagnostic::toString).toList())));
  }

  /** A message with the text of each line in place of its number. */
  static String withLines(String message) {
    return PLACE.matcher(message).replaceAll(Refusal::line);
  }

  private static String line(MatchResult place) {
    try {
      String text =
          Files.readAllLines(SOURCES.resolve(place.group(1)))
              .get(Integer.parseInt(place.group(2)) - 1);
      return "`" + text.strip().replace("\\", "").replace("$", "") + "`";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
