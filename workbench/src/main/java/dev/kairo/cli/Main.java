package dev.kairo.cli;

import dev.kairo.cli.console.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The process: hands the real world to {@link Kairo} and ends with its exit code. */
public final class Main {
  private Main() {}

  /** Started by the launcher, which tells the product's folder and what is a terminal. */
  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    // Whatever a library prints must not end up inside a JSON document.
    System.setOut(err);
    System.setErr(err);
    Surroundings surroundings =
        new Surroundings(
            out,
            err,
            System.getenv(),
            Path.of(""),
            Path.of(System.getProperty("kairo.home", "")),
            Boolean.getBoolean("kairo.out.terminal"),
            Boolean.getBoolean("kairo.err.terminal"),
            Integer.getInteger("kairo.columns", 80));
    if (List.of(arguments).contains("-v") || List.of(arguments).contains("--verbose")) {
      logEverything();
    }
    System.exit(new Kairo(surroundings).run(arguments));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  private static void logEverything() {
    Logger ours = Logger.getLogger("dev.kairo");
    ours.setLevel(Level.FINE);
    ours.setUseParentHandlers(false);
    ConsoleHandler handler = new ConsoleHandler();
    handler.setLevel(Level.FINE);
    ours.addHandler(handler);
  }
}
