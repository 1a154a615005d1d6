package dev.kairo.cli;

import dev.kairo.cli.console.ExitCode;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Rendering;
import dev.kairo.cli.console.Surroundings;
import dev.kairo.cli.console.Trouble;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Says how to go on when a run is ended from outside (Ctrl-C, a closed terminal). Tools are ended
 * by the class that runs them; whichever of the run and the interrupt comes first has the last
 * word.
 */
final class Interruption implements AutoCloseable {
  private static final String GOES_ON =
      "Interrupted; what was finished is kept, and the same command goes on from there:";
  private static final String BEGINS_ANEW =
      "Interrupted; weights saved after an epoch are kept, and --load begins with them. The same"
          + " command begins anew:";

  private final AtomicBoolean spoken = new AtomicBoolean();
  private final Thread hook;
  private boolean watching;

  private Interruption(Runnable farewell) {
    this.hook =
        new Thread(
            () -> {
              if (spoken.compareAndSet(false, true)) {
                farewell.run();
              }
            },
            "farewell");
  }

  static Interruption watch(Surroundings surroundings, Rendering rendering, List<String> words) {
    Interruption interruption =
        new Interruption(() -> rendering.show(name(words), outcome(surroundings, words)));
    try {
      Runtime.getRuntime().addShutdownHook(interruption.hook);
      interruption.watching = true;
    } catch (IllegalStateException closing) {
      interruption.watching = false;
    }
    return interruption;
  }

  /** The run has its own outcome; when the interrupt was faster, waits for the end instead. */
  void settle() {
    if (!spoken.compareAndSet(false, true)) {
      try {
        Thread.currentThread().join();
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    if (!watching) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException closing) {
      watching = false;
    }
  }

  static Outcome outcome(Surroundings surroundings, List<String> words) {
    if (surroundings.outIsTerminal()) {
      surroundings.err().println();
    }
    return new Outcome(
        ExitCode.INTERRUPTED,
        Map.of(),
        List.of(
            new Trouble(
                "interrupted",
                name(words).equals("train") ? BEGINS_ANEW : GOES_ON,
                "",
                command(words))),
        List.of());
  }

  private static String name(List<String> words) {
    return words.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("kairo");
  }

  private static String command(List<String> words) {
    return words.stream()
        .map(
            word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "kairo ", ""))
        .strip();
  }
}
