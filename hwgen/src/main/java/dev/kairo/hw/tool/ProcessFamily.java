package dev.kairo.hw.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process together with everything it started. Each tool leads a process group of its own
 * ({@code setsid}), so that even a child whose parent has already gone is reached; where {@code
 * setsid} is absent the tree of living descendants is ended instead.
 */
final class ProcessFamily {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path SHELL = Path.of("/bin/sh");
  private static final long PATIENCE_SECONDS = 5;

  private ProcessFamily() {}

  /** The words that go before a command to make it the leader of its own group. */
  static List<String> ownGroup() {
    return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
  }

  /** Ends the group and the tree of a process at once; does nothing when all have gone. */
  static void end(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    if (Files.isExecutable(SETSID) && groupAlive(process.pid())) {
      killGroup(process.pid());
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
    if (process.isAlive()) {
      process.destroyForcibly();
      awaitQuietly(process);
    }
  }

  /** Whether any process of the group is left, read from /proc (true where there is none). */
  private static boolean groupAlive(long group) {
    Path proc = Path.of("/proc");
    try (var entries = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path entry : entries) {
        if (belongsTo(entry, group)) {
          return true;
        }
      }
      return false;
    } catch (IOException unreadable) {
      return true;
    }
  }

  private static boolean belongsTo(Path entry, long group) {
    try {
      // "pid (name) state ppid pgrp ...": the name may hold blanks and brackets.
      String stat =
          Files.readString(entry.resolve("stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return !fields[0].equals("Z") && Long.parseLong(fields[2]) == group;
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException gone) {
      return false;
    }
  }

  private static void killGroup(long group) {
    // Java has no call for a group; the shell's own "kill" does, and the number is ours.
    ProcessBuilder kill =
        new ProcessBuilder(SHELL.toString(), "-c", "kill -s KILL -- -" + group)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      awaitQuietly(kill.start());
    } catch (IOException noShell) {
      System.getLogger(ProcessFamily.class.getName())
          .log(System.Logger.Level.DEBUG, "group " + group + " not ended", noShell);
    }
  }

  private static void awaitQuietly(Process process) {
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
