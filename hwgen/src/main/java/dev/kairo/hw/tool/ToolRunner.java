package dev.kairo.hw.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one place that runs outside programs. The absolute command line is logged, standard output
 * and error go to one log, the exit code and the time limit are enforced, and whatever way a run
 * ends, none of the processes it started are left behind.
 *
 * <p>A tool's output goes straight into a file, never through a pipe of ours: a grandchild that
 * keeps its output open can't block us, and the log survives if we are killed.
 */
public final class ToolRunner {
  private static final System.Logger LOGGER = System.getLogger(ToolRunner.class.getName());
  private static final long POLL_MILLIS = 100;

  /** Runs a command and gives its result; an exit code other than 0 is a {@link ToolFailure}. */
  public ToolResult run(ToolCommand command) {
    return withTemporaryLog(
        command, (log, offset) -> checked(execute(command, log, 0, line -> {}), log, false));
  }

  /** Runs a command as {@link #run(ToolCommand)} does, appending to a log file that is kept. */
  public ToolResult run(ToolCommand command, Path log) {
    return run(command, log, line -> {});
  }

  /** As above, and hands each line to {@code onLine} while the tool runs. */
  public ToolResult run(ToolCommand command, Path log, Consumer<String> onLine) {
    try {
      Files.writeString(
          log,
          "$ cd " + command.directory() + "\n$ " + command.line() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return checked(execute(command, log, Files.size(log), onLine), log, true);
    } catch (IOException problem) {
      throw new UncheckedIOException("The log " + log + " can't be written.", problem);
    }
  }

  /** Runs a command and gives its result whatever the exit code; time limits still apply. */
  public ToolResult attempt(ToolCommand command) {
    return withTemporaryLog(command, (log, offset) -> execute(command, log, 0, line -> {}));
  }

  private interface Run {
    ToolResult with(Path log, long offset);
  }

  private static ToolResult withTemporaryLog(ToolCommand command, Run run) {
    Path log;
    try {
      log = Files.createTempFile("kairo-" + command.name() + "-", ".log");
    } catch (IOException problem) {
      throw new UncheckedIOException("No temporary file can be made for a tool's log.", problem);
    }
    try {
      return run.with(log, 0);
    } finally {
      deleteQuietly(log);
    }
  }

  private static ToolResult checked(ToolResult result, Path log, boolean logIsKept) {
    if (result.exitCode() != 0) {
      throw ToolFailure.failed(result, log, logIsKept);
    }
    return result;
  }

  private ToolResult execute(ToolCommand command, Path log, long offset, Consumer<String> onLine) {
    LOGGER.log(System.Logger.Level.DEBUG, () -> command.directory() + "$ " + command.line());
    long start = System.nanoTime();
    Process process = start(command, log);
    Thread atExit = new Thread(() -> ProcessFamily.end(process), "end-" + command.name());
    boolean guarded = guard(atExit);
    LogReader reader = new LogReader(log, offset, onLine);
    try {
      feed(process, command.input());
      boolean ended = await(process, start, command.limit(), reader);
      if (!ended) {
        ProcessFamily.end(process);
        reader.drain();
        throw ToolFailure.timedOut(command, reader.text(), log, offset > 0);
      }
      // Something it left running in its group would hold ports, files and memory.
      ProcessFamily.end(process);
      reader.drain();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      return new ToolResult(command, process.exitValue(), reader.text(), elapsed);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw ToolFailure.interrupted(command);
    } finally {
      ProcessFamily.end(process);
      if (guarded) {
        unguard(atExit);
      }
    }
  }

  private static boolean await(Process process, long start, Duration limit, LogReader reader)
      throws InterruptedException {
    long end = start + limit.toNanos();
    while (true) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      long pause = Math.min(left, TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
      if (process.waitFor(pause, TimeUnit.NANOSECONDS)) {
        return true;
      }
      reader.drain();
    }
  }

  private static Process start(ToolCommand command, Path log) {
    List<String> words = new ArrayList<>(ProcessFamily.ownGroup());
    words.add(command.executable().toString());
    words.addAll(command.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(command.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(command.environment());
    if (!Files.isExecutable(command.executable())) {
      throw ToolFailure.notStarted(
          command, new IOException(command.executable() + " is not an executable file."));
    }
    if (!Files.isDirectory(command.directory())) {
      throw ToolFailure.notStarted(
          command, new IOException("The directory " + command.directory() + " does not exist."));
    }
    try {
      return builder.start();
    } catch (IOException problem) {
      throw ToolFailure.notStarted(command, problem);
    }
  }

  private static void feed(Process process, String input) {
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException closedEarly) {
      // A tool may end without reading its input; its exit code tells whether that was wrong.
      LOGGER.log(System.Logger.Level.TRACE, "input not read", closedEarly);
    }
  }

  private static boolean guard(Thread atExit) {
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
      return true;
    } catch (IllegalStateException closing) {
      return false;
    }
  }

  private static void unguard(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException closing) {
      LOGGER.log(System.Logger.Level.TRACE, "closing", closing);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException problem) {
      LOGGER.log(System.Logger.Level.DEBUG, "temporary log left at " + file, problem);
    }
  }
}
