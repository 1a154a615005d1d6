package dev.kairo.cli;

import dev.kairo.cli.console.ProductVersion;
import dev.kairo.cli.console.Surroundings;
import dev.kairo.cli.console.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The file that is written when Kairo itself is at fault: what was asked, where, and the trace. */
final class BugReport {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

  private final Surroundings surroundings;
  private final List<String> words;

  BugReport(Surroundings surroundings, List<String> words) {
    this.surroundings = surroundings;
    this.words = words;
  }

  /** Writes the report and gives the sentence that names it. */
  Trouble write(Throwable problem) {
    String name = "bug-" + LocalDateTime.now().format(STAMP) + ".txt";
    try {
      Path file = place(name);
      Files.writeString(file, text(problem));
      return new Trouble(
          "bug",
          "This is a bug in Kairo (%s). Please send the report along with what you did: %s"
              .formatted(problem.getClass().getSimpleName(), file),
          "",
          "");
    } catch (IOException unwritable) {
      surroundings.err().println(text(problem));
      return new Trouble(
          "bug",
          "This is a bug in Kairo (%s); its report, printed above, could not be written to a file."
              .formatted(problem.getClass().getSimpleName()),
          "",
          "");
    }
  }

  private Path place(String name) throws IOException {
    Path folder = surroundings.state().resolve("bugs");
    try {
      return Files.createDirectories(folder).resolve(name);
    } catch (IOException unwritable) {
      return Path.of(System.getProperty("java.io.tmpdir")).resolve("kairo-" + name);
    }
  }

  private String text(Throwable problem) {
    StringWriter trace = new StringWriter();
    problem.printStackTrace(new PrintWriter(trace, true));
    return """
        kairo %s
        command: %s
        directory: %s
        java: %s (%s)
        system: %s %s

        %s"""
        .formatted(
            ProductVersion.TEXT,
            words,
            surroundings.directory(),
            Runtime.version(),
            System.getProperty("java.vendor"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            trace);
  }
}
