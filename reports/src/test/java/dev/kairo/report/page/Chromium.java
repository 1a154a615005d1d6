package dev.kairo.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window, to see a page as readers do. */
final class Chromium {
  private static final long LIMIT_SECONDS = 90;

  private final Path program;
  private final Path profile;

  private Chromium(Path program, Path profile) {
    this.program = program;
    this.profile = profile;
  }

  /** The browser on the path; without one the test is skipped and says how to install it. */
  static Chromium find(Path profile) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Chromium(program, profile))
        .orElseGet(
            () ->
                abort(
                    "Chromium is not on the PATH, so no page is looked at; install it with"
                        + " 'apt-get install -y chromium'."));
  }

  /** The document after its scripts have run. */
  String document(Path page, boolean dark) throws IOException, InterruptedException {
    Path output = profile.resolve("document.html");
    run(output, dark, "--dump-dom", page.toUri().toString());
    return Files.readString(output);
  }

  /** A picture of a window onto the page. */
  void picture(Path page, boolean dark, int width, int height, Path picture)
      throws IOException, InterruptedException {
    Files.deleteIfExists(picture);
    run(
        profile.resolve("output.txt"),
        dark,
        "--hide-scrollbars",
        "--window-size=" + width + "," + height,
        "--screenshot=" + picture.toAbsolutePath(),
        page.toUri().toString());
    assertTrue(Files.size(picture) > 0, "no picture in " + picture);
  }

  private void run(Path output, boolean dark, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--user-data-dir=" + profile.resolve("profile"),
            // 0 is dark and 1 is light in Blink's list of preferred colour schemes.
            "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1)));
    command.addAll(List.of(words));
    Path log = profile.resolve("log.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(log.toFile())
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    assertEquals(0, process.exitValue(), () -> "Chromium failed:\n" + tail(log));
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
